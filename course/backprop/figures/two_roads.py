"""Fig 1.1: two roads from y back to x1."""

from __future__ import annotations

from backprop.drawing.notation import backward_html, forward_html, math_html, plain
from backprop.drawing.two_roads import draw_two_roads
from backprop.figures.figure import Choice, Control, Figure, Shown, Slider
from backprop.numbers import graph as numbers

_TRY = (
    f"Find a point where both roads carry something and {math_html('∂y/∂x_1')} is still 0. "
    "Then shrink the push and watch promise and move meet."
)


def two_roads() -> Figure:
    """Two roads, what each carries, their sum, and what a real push of x1 does."""
    controls: list[Control] = [
        Slider("x1", "x_1", -3, 3, 1, 0.5, signed=True, digits=1),
        Slider("x2", "x_2", -3, 3, 3, 0.5, signed=True, digits=1),
        Slider("push", "Δx_1", 0.001, 1, 0.1, log=True, digits=2),
        Choice(
            "graph",
            "Graph",
            (("derivatives", "derivatives, back"), ("values", "values, forward")),
            "derivatives",
        ),
    ]
    return Figure("1.1", "Two roads", controls, _render, _TRY)


def _render(values: dict) -> Shown:
    x1, x2, push = values["x1"], values["x2"], values["push"]
    made = numbers.two_roads(x1, x2)
    first = made.edges["y", "z1"] * made.edges["z1", "x1"]
    second = made.edges["y", "z2"] * made.edges["z2", "x1"]
    moved = numbers.two_roads(x1 + push, x2).values["y"] - made.values["y"]
    picture = draw_two_roads(x1, x2, push, values["graph"] == "values")
    return Shown(picture, _say(first, second, push, moved))


def _say(first: float, second: float, push: float, moved: float) -> str:
    slope = first + second
    a, b, total = (backward_html(plain(value, 2)) for value in (first, second, slope))
    roads = f"The road through {math_html('z_1')} carries {a}, the other {b}"
    if slope == 0 and first != 0:
        how = f"{roads}: they cancel, and {math_html('∂y/∂x_1')} is {total}."
    else:
        how = f"{roads}; together {math_html('∂y/∂x_1')} is {total}."
    promised, really = backward_html(plain(slope * push, 6)), forward_html(plain(moved, 6))
    return (
        f"{how} For a push of {plain(push, 4)} that promises {promised}; {math_html('y')} moves by {really}."
    )
