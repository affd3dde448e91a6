"""Figure 5.3: what a layer of sigmoids does to its slopes when its inputs spread out."""

from __future__ import annotations

import numpy as np

from backprop.drawing import svg
from backprop.drawing.chart import Axes
from backprop.drawing.notation import number, percent, plain
from backprop.numbers.network import (
    SATURATED,
    mean_slope,
    normal_shares,
    saturated_share,
    sigmoid,
    slope_shares,
)

HEIGHT = 400
REACH, BIN = 24.0, 1.0
S_EDGES = np.arange(-REACH, REACH + BIN / 2, BIN)
SLOPE_EDGES = np.linspace(0, 0.25, 11)
CURVE = Axes(
    64, 40, 430, 96, (-REACH, REACH), (0, 1), x_ticks=(), y_ticks=(0, 1), y_name="σ squeezes it", name="σ"
)
SPREAD = Axes(64, 190, 430, 150, (-REACH, REACH), (0, 0.5), x_ticks=(-20, -5, 0, 5, 20),
              y_ticks=(0, 0.25, 0.5), x_symbol="s", y_name="share of units, by what arrives",
              name="spread")  # fmt: skip
SLOPES = Axes(590, 40, 250, 300, (0, 0.25), (0, 1), x_ticks=(0, 0.125, 0.25), y_ticks=(0, 0.5, 1),
              y_name="share of units, by their slope", name="slopes")  # fmt: skip


def draw_squeeze(tau: float) -> svg.Picture:
    """tau : spread of s ~ N(0, τ²), what arrives at the sigmoids of one layer."""
    mean, beyond = mean_slope(tau), saturated_share(tau)
    words = (
        f"Units receive s spread by τ = {plain(tau, 2)} around 0. Their mean slope is {{mean slope}} "
        f"of at most 0.25; "
        f"{share_text(beyond)} of them lie beyond 5 and are saturated."
    )
    picture = svg.Picture(HEIGHT, label=words)
    for axes in (CURVE, SPREAD):
        picture.add(axes.band_x(-REACH, -SATURATED), axes.band_x(SATURATED, REACH))
    grid = np.linspace(-REACH, REACH, 97)
    picture.add(CURVE.frame(), SPREAD.frame(), SLOPES.frame())
    picture.add(CURVE.curve(grid, sigmoid(grid)))
    for x, y in ((CURVE.px(-14.5), 66), (CURVE.px(14.5), 116)):
        picture.add(svg.text(x, y, "saturated", "word", "muted", "middle"))
    picture.add(_bars(SPREAD, S_EDGES, normal_shares(S_EDGES, tau), "forward", "bars:spread"))
    picture.add(_bars(SLOPES, SLOPE_EDGES, slope_shares(SLOPE_EDGES, tau), "backward", "bars:slopes"))
    return picture.add(_mean(mean), svg.text(854, 346, svg.symbol("σ′"), "name", size=18))


def _bars(axes: Axes, edges, shares, colour, is_) -> svg.Markup:
    width = axes.px(edges[1]) - axes.px(edges[0]) - 1
    bars = axes.bars((edges[:-1] + edges[1:]) / 2, shares, max(width, 1), colour)
    return svg.group(bars, is_=is_)


def _mean(mean: float) -> svg.Markup:
    """The mean slope as an upright line; its words stand below it, clear of every bar."""
    x = SLOPES.px(mean)
    words = svg.join("mean ", svg.said("mean slope", number(mean)))
    return svg.group(
        svg.line(x, SLOPES.y, x, SLOPES.y + SLOPES.height, "attention", 2, is_="line:mean slope"),
        svg.path(f"M{svg.n(x)} {SLOPES.y + SLOPES.height}l-6 10h12z", None, fill="attention"),
        svg.text(
            min(x, SLOPES.px(0.23)), SLOPES.y + SLOPES.height + 44, words, "word", "attention", "middle", True
        ),
    )


def share_text(share: float) -> str:
    if 0 < share < 0.001:
        return "under 0.1 %"
    return percent(share, 1 if 0 < share < 0.1 else 0)
