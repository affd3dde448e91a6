"""Figure 5.1: two sliders in, one number out: what a sigmoid hands back."""

from __future__ import annotations

from collections.abc import Mapping

from backprop.drawing.notation import backward_html, forward_html, math_html, number_html
from backprop.drawing.valve import draw_valve
from backprop.figures.figure import Figure, Shown, Slider, symbols
from backprop.numbers.network import sigmoid_backward

_TRY = symbols("Let 4 arrive. How large can you make what gets through, and at which $s$?")


def valve() -> Figure:
    """A sigmoid forward and backward."""
    controls = [
        Slider("s", "s", -8, 8, 1.5, 0.1, signed=True),
        Slider("grad", "∂L/∂z", -4, 4, 2, 0.1, signed=True, name="gradient that arrives"),
    ]

    def render(values: dict) -> Shown:
        picture = draw_valve(values["s"], values["grad"])
        return Shown(picture, _say(picture.facts, float(sigmoid_backward(values["s"], 1.0))))

    return Figure("5.1", "The valve", controls, render, _TRY)


def _say(shown: Mapping, slope: float) -> str:
    """What goes through and what is handed back, in the numbers that are shown."""
    first = f"{math_html('s')} = {shown['s']} goes through as {forward_html(shown['z'])}."
    rule = f"{number_html(shown['slope'])} × {shown['dz']}"
    arrives, back = backward_html(shown["dz"]), backward_html(shown["ds"])
    second = f"Of {arrives} that arrives, {rule} = {back} is handed back."
    if shown["dz"] == "0":
        second = "Nothing arrives, so nothing is handed back, whatever the slope."
    elif slope < 0.01:
        second += " The valve is all but closed."
    return f"{first}<br>{second}"
