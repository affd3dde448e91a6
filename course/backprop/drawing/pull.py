"""The lower part of figure 4.1 in its second view: how hard s is pulled, |∂L/∂s|, against s."""

from __future__ import annotations

import math

import numpy as np

from backprop.drawing import svg
from backprop.drawing.notation import number, plain
from backprop.numbers import neuron

LEFT, RIGHT, BOTTOM, TALL = 36, 852, 394, 112
REACH, MOST = 9.0, 0.30  # the curve shows s from −REACH to REACH, and pulls up to MOST
A, B = math.log(2), 8.0  # the two neurons of Predict 4.1
FOOT = 3.6  # from here outwards the curve is flat, and its number stands above it


def pull_on_s(done: neuron.Pass) -> svg.Markup:
    """|∂L/∂s| for every s with the target as it is set, the neuron on it, and A and B while that is 0."""
    grid = np.linspace(-REACH, REACH, 181)
    curve = [_place(s, p) for s, p in zip(grid, neuron.pull_on_s(grid, done.y), strict=True)]
    title = svg.join("pull on ", svg.symbol("s"), ", ", svg.symbol("|∂L/∂s|", "backward"))
    parts = [
        svg.text(LEFT, 318, title, "word"),
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, "muted", 1),
        svg.text(RIGHT + 12, BOTTOM + 5, "s", "name"),
        *_ticks(),
        svg.polyline(curve, "backward", 2.5, dash="6 4"),
    ]
    if done.y == 0:
        parts += [_named(A, "A"), _named(B, "B")]
    return svg.group(*parts, _now(done))


def _place(s: float, pull: float) -> tuple[float, float]:
    return (LEFT + RIGHT) / 2 + (RIGHT - LEFT) / 2 * s / REACH, BOTTOM - TALL * abs(pull) / MOST


def _ticks() -> list[svg.Markup]:
    parts = []
    for s in (-8, -4, 0, 4, 8):
        x, _ = _place(s, 0)
        parts.append(svg.line(x, BOTTOM, x, BOTTOM + 5, "muted", 1, is_=f"s.x:{s}"))
        parts.append(svg.text(x, BOTTOM + 20, plain(s), "small", "muted", "middle", is_=f"s.x={s}"))
    return parts


def _named(s: float, name: str) -> svg.Markup:
    """A neuron of the Predict box: a hollow point with its letter above."""
    x, y = _place(s, neuron.pull_on_s(s, 0.0))
    ring = svg.circle(x, y, 5, is_=f"point:{name}")
    return svg.group(ring, svg.text(x, y - 12, name, "word", anchor="middle", bold=True))


def _now(done: neuron.Pass) -> svg.Markup:
    """The neuron as it is set; its number stands on the side to which the curve falls."""
    s = float(np.clip(done.s, -REACH, REACH))
    x, y = _place(s, done.ds)
    words = svg.join("now ", svg.said("|ds|", number(abs(done.ds))))
    falls = abs(neuron.pull_on_s(s - 1, done.y)) >= abs(neuron.pull_on_s(s + 1, done.y))
    side = (x + 13, y, "start") if falls else (x - 13, y, "end")
    over = y - (32 if abs(s - B) < 1.8 else 15)  # clear of B and its letter
    where = (min(max(x, LEFT + 60), RIGHT - 60), over, "middle") if abs(s) > FOOT else side
    dot = svg.circle(x, y, 7, "backward", "surface", 2, is_="point:|ds|")
    left, base, anchor = where
    return svg.group(dot, svg.rimmed(left, base, words, "word", "backward", anchor, True))
