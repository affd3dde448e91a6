"""Figure 5.1: a sigmoid as a valve. A value goes forward through it, a gradient comes back, by its slope."""

from __future__ import annotations

import math

import numpy as np

from backprop.drawing import svg
from backprop.drawing.notation import number, plain, squashed
from backprop.numbers.network import sigmoid

HEIGHT = 300
BOX = (330, 40, 240, 160)  # x, y, width, height of the box with the curve
REACH = 8.0  # s at the ends of the curve
FORWARD, BACKWARD = 120, 240  # heights of the two ways


def draw_valve(s: float, grad: float) -> svg.Picture:
    """s : what arrives from the left; grad : ∂L/∂z, what arrives from the right."""
    z = float(sigmoid(s))
    slope = z * (1 - z)
    out = slope * grad
    words = (
        "One sigmoid. Forward: s = {s} becomes z = {z}. Backward: {dz} arrives, "
        "the slope at s is {slope}, and {ds} is handed back."
    )
    picture = svg.Picture(HEIGHT, label=words)
    left, top, width, height = BOX
    right = left + width
    picture.add(svg.rect(left, top, width, BACKWARD + 36 - top, "panel", "muted", 1, 10))
    picture.add(_curve(s, z, slope))
    picture.add(
        svg.node(150, FORWARD, plain(s), is_="s"),
        svg.text(150, FORWARD - 42, "s", "name", anchor="middle"),
        svg.forward_arrow(182, FORWARD, left - 4, FORWARD, is_="arrow:s"),
        svg.forward_arrow(right + 2, FORWARD, 716, FORWARD, is_="arrow:z"),
        svg.node(748, FORWARD, squashed(z), is_="z"),
        svg.text(748, FORWARD - 42, "z", "name", anchor="middle"),
        svg.text(640, FORWARD - 14, svg.symbol("σ(s)", "forward"), "name", anchor="middle", size=18),
    )
    picture.add(
        svg.backward_arrow(716, BACKWARD, right + 4, BACKWARD, grad, is_="arrow:dz"),
        svg.centred(748, BACKWARD, plain(grad), colour="backward", bold=True, is_="dz"),
        svg.text(748, BACKWARD + 40, svg.symbol("∂L/∂z", "backward"), "name", anchor="middle", size=18),
        svg.text(640, BACKWARD + 40, "arrives", "word", "muted", "middle"),
        svg.centred(
            left + width / 2,
            BACKWARD,
            svg.join("× ", svg.symbol("σ′(s)"), " = × ", svg.said("slope", number(slope))),
            "name",
            size=19,
        ),
        svg.backward_arrow(left - 2, BACKWARD, 206, BACKWARD, out, is_="arrow:ds"),
        svg.centred(150, BACKWARD, number(out), colour="backward", bold=True, is_="ds"),
        svg.text(150, BACKWARD + 40, svg.symbol("∂L/∂s", "backward"), "name", anchor="middle", size=18),
        svg.text(260, BACKWARD + 40, "gets through", "word", "muted", "middle"),
    )
    return picture


def _curve(s: float, z: float, slope: float) -> svg.Markup:
    """σ with its tangent at s, inside the box."""
    left, top, width, height = BOX
    left, width, low, tall = left + 24, width - 48, top + height - 16, height - 40

    def place(at, value):
        return left + width * (1 + at / REACH) / 2, low - tall * value

    grid = np.linspace(-REACH, REACH, 81)
    x, y = place(s, z)
    rise = -tall * slope * 2 * REACH / width
    run = 44 / math.hypot(1, rise)
    back, ahead = min(run, x - left + 12), min(run, left + width + 12 - x)
    return svg.group(
        svg.line(left, low, left + width, low, "faint", 1, is_="σ.y:0"),
        svg.line(left, low - tall, left + width, low - tall, "faint", 1, is_="σ.y:1"),
        svg.text(left - 6, low + 5, "0", "small", "muted", "end", is_="σ.y=0"),
        svg.text(left - 6, low - tall + 5, "1", "small", "muted", "end", is_="σ.y=1"),
        svg.polyline([place(a, v) for a, v in zip(grid, sigmoid(grid), strict=True)], "forward", 2.5),
        svg.line(x - back, y - rise * back, x + ahead, y + rise * ahead, "ink", 2, is_="tangent"),
        svg.circle(x, y, 6, "forward", "surface", 2, is_="point:s"),
    )
