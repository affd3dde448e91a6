"""Figure 5.3: one slider, the spread of what arrives, and what it does to the slopes."""

from __future__ import annotations

import numpy as np

from backprop.drawing.notation import backward_html, forward_html, math_html, plain
from backprop.drawing.squeeze import draw_squeeze, share_text
from backprop.figures.figure import Figure, Shown, Slider, symbols
from backprop.numbers.network import mean_slope, saturated_share, slope_shares

_TRY = symbols("Find the $τ$ at which the mean slope is 0.125, half of what it can be. Then go to 16.")
MUCH = 0.2  # of what arrives


def squeeze() -> Figure:
    """How the slopes of a layer shrink when its inputs spread."""
    controls = [Slider("tau", "τ", 0.1, 16, 1, log=True, name="spread of s", also=(1.5, 2.5, 2.7, 4, 6, 8))]

    def render(values: dict) -> Shown:
        return Shown(draw_squeeze(values["tau"]), _say(values["tau"]))

    return Figure("5.3", "The squeeze", controls, render, _TRY)


def _say(tau: float) -> str:
    mean, beyond = mean_slope(tau), saturated_share(tau)
    first = f"With {math_html('τ')} = {forward_html(plain(tau, 2))} the mean slope is {backward_html(mean)}."
    return f"{first} {shares(float(slope_shares(np.array([MUCH, 0.25]), tau)[0]), beyond)}"


def shares(much: float, beyond: float) -> str:
    """One sentence. much, beyond : the shares of units that hand back 0.2 or more, that lie beyond ±5."""
    if much > 0.5:
        return f"{_begin(much)} of the units hand back at least 0.2 of what arrives; the most is 0.25."
    return f"{_begin(beyond)} of the units lie beyond ±5, where less than 0.7 % of a gradient gets through."


def _begin(share: float) -> str:
    words = share_text(share)
    return f"{words[0].upper()}{words[1:]}"
