"""Figure 5.0: a row of bricks, one of which is exchanged."""

from __future__ import annotations

from functools import cache

from backprop.drawing.lego import draw_lego
from backprop.drawing.notation import number_html
from backprop.figures.figure import Choice, Control, Figure, Shown, Toggle
from backprop.numbers.lego import BENDS, Tour
from backprop.numbers.lego import tour as run

_TRY = "Put ReLU in, then let it go back with the slope of the sigmoid. Which arrays change their shape?"
_tour = cache(run)


def lego() -> Figure:
    """Dense, an activation, Dense: any brick with forward and backward fits."""
    controls: list[Control] = [
        Choice("bend", "brick in the middle", tuple(BENDS), "Sigmoid"),
        Toggle("wrong", "go back with another brick's slope", False),
    ]

    def render(values: dict) -> Shown:
        name = values["bend"]
        borrowed = ("Tanh" if name == "Sigmoid" else "Sigmoid") if values["wrong"] else None
        tour = _tour(name, borrowed)
        return Shown(draw_lego(tour, name, borrowed), _say(tour, name, borrowed))

    return Figure("5.0", "Bricks with two doors", controls, render, _TRY)


def _say(tour: Tour, name: str, borrowed: str | None) -> str:
    if borrowed:
        return (
            f"{name} forward, {borrowed} backward: every shape still fits, nothing crashes, "
            f"and the gradient check says {number_html(tour.error, 2)}."
        )
    return (
        f"{name} sits between two dense layers that know nothing of it. "
        f"The gradient check says {number_html(tour.error, 2)}."
    )
