"""Figure 5.3: two sliders in, one number out: what a sigmoid hands back."""

from __future__ import annotations

from backprop.drawing.notation import backward_html, forward_html, math_html, number, plain
from backprop.drawing.valve import draw_valve
from backprop.figures.figure import Figure, Shown, Slider, symbols
from backprop.numbers.network import sigmoid, sigmoid_backward

_TRY = symbols("Let 4 arrive. How large can you make what gets through, and at which $s$?")


def valve() -> Figure:
    """A sigmoid forward and backward."""
    controls = [
        Slider("s", "s", -8, 8, 1.5, 0.1, signed=True),
        Slider("grad", "∂L/∂z", -4, 4, 2, 0.1, signed=True, name="gradient that arrives"),
    ]

    def render(values: dict) -> Shown:
        return Shown(draw_valve(values["s"], values["grad"]), _say(values["s"], values["grad"]))

    return Figure("5.3", "The valve", controls, render, _TRY)


def _say(s: float, grad: float) -> str:
    z = float(sigmoid(s))
    out = float(sigmoid_backward(s, grad))
    first = f"{math_html('s')} = {plain(s)} goes through as {forward_html(_said(z))}."
    rule = f"{number(z * (1 - z))} × {plain(grad)}"
    second = f"Of {backward_html(plain(grad))} that arrives, {rule} = {backward_html(out)} is handed back."
    if grad == 0:
        second = "Nothing arrives, so nothing is handed back, whatever the slope."
    elif z * (1 - z) < 0.01:
        second += " The valve is all but closed."
    return f"{first}<br>{second}"


def _said(z: float) -> str:
    """0.9997 where three digits would claim 1.00."""
    return f"{z:.4f}" if 0.9995 <= z < 0.99995 else number(z)
