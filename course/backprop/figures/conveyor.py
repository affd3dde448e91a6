"""Fig 0.1: the conveyor. One slider, the number of samples."""

from __future__ import annotations

from backprop.drawing.conveyor import draw_conveyor, shapes
from backprop.drawing.notation import backward_html, forward_html, learnable_html, math_html
from backprop.figures.figure import Figure, Shown, Slider, symbols

_TRY = symbols("Follow the marked row: it is one sample, all the way. Which arrays never hear of $N$?")


def conveyor() -> Figure:
    """Every array of a three-layer network with its shape; rows are samples."""
    return Figure(
        "0.1", "Conveyor", [Slider("N", "N", 1, 8, 4, 1, digits=0, name="samples N")], _render, _TRY
    )


def _render(values: dict) -> Shown:
    N = int(values["N"])
    return Shown(draw_conveyor(N), _say(N))


def _say(N: int) -> str:
    made = shapes(N)
    rows = "1 row" if N == 1 else f"{N} rows"
    return (
        f"{rows} on the belt: {math_html('H_1')} is {forward_html(_shape(made['H1']))} and "
        f"{math_html('Ŷ')} is {forward_html(_shape(made['Yhat']))}. "
        f"{math_html('W_2')} is {learnable_html(_shape(made['W2']))}, and so is its gradient, "
        f"{math_html('dW_2')}: {backward_html(_shape(made['dW2']))}. {math_html('L')} is one number."
    )


def _shape(shape: tuple[int, int]) -> str:
    return f"({shape[0]}, {shape[1]})"
