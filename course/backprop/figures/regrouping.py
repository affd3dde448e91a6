"""Fig 2.1b: from four products to two brackets, and from one input to both."""

from __future__ import annotations

from backprop.drawing.notation import backward_html, math_html, plain
from backprop.drawing.regrouping import bracket_value, draw_regrouping, multiplications
from backprop.figures.figure import Figure, Shown, Slider, symbols
from backprop.numbers import graph as numbers


def regrouping() -> Figure:
    """Four positions, the lecture's overlays 3 to 6."""
    control = Slider("position", "position", 1, 4, 1, 1, digits=0, name="position")
    try_this = symbols("At 2, cover $x_1$ with a finger: does anything in a bracket change if it were $x_2$?")
    return Figure("2.1b", "Nothing twice", [control], _render, try_this)


def _render(values: dict) -> Shown:
    made, position = numbers.canonical(), values["position"]
    return Shown(draw_regrouping(made, position), _say(made, position))


def _say(made: numbers.Graph, position: int) -> str:
    m = math_html
    first, second = (backward_html(plain(bracket_value(made, z), 2)) for z in ("z1", "z2"))
    count = multiplications(made, position)
    return (
        f"Four products of three factors: {count} multiplications. "
        f"Two of them end with {m('∂z_1/∂x_1')}, two with {m('∂z_2/∂x_1')}.",
        f"The last factor is written once behind its bracket: {count} multiplications. "
        f"The brackets are worth {first} and {second}.",
        f"A bracket is {m('∂y/∂z_1')} or {m('∂y/∂z_2')}, a number that is known once it is worked out. "
        f"Still {count} multiplications, those in the brackets included.",
        f"{m('x_2')} needs the same two numbers. Both inputs together: {count} multiplications.",
    )[position - 1]
