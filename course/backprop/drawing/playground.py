"""Fig 7.1 "Playground": what every neuron of a net sees, what the net makes of it, and the loss so far.

Left to right is forward: the map of each neuron of the first hidden layer, of the second, the map of the
output with the training points on it, the loss. Every map shows the same square of the plane.
"""

from dataclasses import dataclass

import numpy as np

from backprop.drawing.chart import Axes
from backprop.drawing.contours import bands, level_line
from backprop.drawing.notation import number, percent
from backprop.drawing.svg import (
    Markup,
    Picture,
    backward_arrow,
    forward_arrow,
    join,
    line,
    path,
    rect,
    said,
    symbol,
    text,
)
from backprop.drawing.svg import n as coordinate

SIDE, REACH = 60, 2.4  # points a side of every map, and how far the maps reach from 0 (standardised data)
THUMB, GAP, ROW = 33, 6, 53  # a small map, between two of them, from one row to the next
TOP, SURFACE = 46, 210  # where maps begin, and the side of the large one
LAYERS, OUTPUT, LOSS = (16, 190), 364, 630  # left ends of the maps, of the large one, of the loss
FOOT = TOP + SURFACE + 24
LOSS_RANGE = (0.003, 1.0)
_BACK_LOW, _BACK_HIGH = -6, -1  # decades of the orange bars


@dataclass
class Moment:
    """What the figure shows at one moment.

    maps : for each hidden layer (60, 60, width), the activations on the grid; yhat (60, 60)
    back : for each hidden layer (width,), the size of ∂L/∂H of each neuron over the training rows
    losses : training loss after each epoch, from the start
    """

    X: np.ndarray
    Y: np.ndarray
    maps: list
    yhat: np.ndarray
    back: list
    losses: list
    accuracy: float
    title: str = ""


def grid():
    """(3600, 3): the points of every map, row by row from the top, with the column of ones."""
    ticks = np.linspace(-REACH, REACH, SIDE)
    right, down = np.meshgrid(ticks, -ticks)
    return np.column_stack([right.ravel(), down.ravel(), np.ones(SIDE * SIDE)])


def draw_playground(scene: Moment) -> Picture:
    picture = Picture(296)
    for k, x in enumerate(LAYERS):
        picture.add(_layer(scene, k, x), _flow(x + 4 * THUMB + 3 * GAP + 2, x + 172, k + 1))
    picture.add(_surface(scene, OUTPUT), _loss(scene, LOSS))
    picture.label = _in_words(scene)
    return picture


def _layer(scene, k, x) -> Markup:
    """The maps of one hidden layer, four in a row; under each a bar: how much gradient comes back to it."""
    maps, back = scene.maps[k], scene.back[k]
    out = [text(x, 28, _neurons(k + 1, maps.shape[-1]), "word")]
    for j in range(maps.shape[-1]):
        left, top = x + (j % 4) * (THUMB + GAP), TOP + (j // 4) * ROW
        thin = maps[1::3, 1::3, j]
        out.append(rect(left, top, THUMB, THUMB, "surface", "edge", 1, 2))
        out.append(bands(thin, left, top, THUMB, THUMB))
        share = (np.log10(max(back[j], 1e-12)) - _BACK_LOW) / (_BACK_HIGH - _BACK_LOW)
        length = THUMB * min(max(share, 0), 1)
        out.append(line(left, top + THUMB + 8, left + THUMB, top + THUMB + 8, "faint", 1))
        if length > 0.5:
            ends = (left, top + THUMB + 8, left + length, top + THUMB + 8)
            out.append(line(*ends, "backward", 5, "5 2", is_=f"bar:dH{k + 1}[{j}]"))
    out.append(text(x, FOOT, join("size of ", symbol(f"∂L/∂H_{k + 1}", "backward")), "small", "muted"))
    return Markup("".join(out))


def _neurons(layer: int, width: int) -> Markup:
    return join(symbol(f"O_{layer}", "forward"), ", ", said(f"width {layer}", str(width)), " neurons")


def _dots(X, x, scale, colour, width, is_=None) -> Markup:
    """Many round points in one path: strokes of no length with round ends."""
    places = ((x + (a + REACH) * scale, TOP + (REACH - b) * scale) for a, b in X[:, :2])
    inside = [(a, b) for a, b in places if x <= a <= x + SURFACE and TOP <= b <= TOP + SURFACE]
    d = "".join(f"M{coordinate(a)} {coordinate(b)}h0" for a, b in inside)
    return path(d, colour, width, stroke_linecap="round", is_=is_) if d else Markup("")


def _surface(scene, x) -> Markup:
    scale = SURFACE / (2 * REACH)
    ones = scene.Y[:, 0] > 0.5
    return Markup(
        text(x, 28, join("what the net says, ", symbol("ŷ", "forward")), "word")
        + rect(x, TOP, SURFACE, SURFACE, "surface", "edge", 1, 2)
        + bands(scene.yhat, x, TOP, SURFACE, SURFACE)
        + level_line(scene.yhat, x, TOP, SURFACE, SURFACE)
        + _dots(scene.X[ones], x, scale, "ink", 5, "dots:1")
        + _dots(scene.X[~ones], x, scale, "ink", 6, "dots:0")
        + _dots(scene.X[~ones], x, scale, "surface", 3.6)
        + path(f"M{x + 6} {FOOT - 5}h0", "ink", 6.5, stroke_linecap="round")
        + text(x + 14, FOOT, "class 1", "small", "muted", is_="name of the dots")
        + path(f"M{x + 76} {FOOT - 5}h0", "ink", 7.5, stroke_linecap="round")
        + path(f"M{x + 76} {FOOT - 5}h0", "surface", 4.5, stroke_linecap="round")
        + text(x + 84, FOOT, "class 0", "small", "muted", is_="name of the rings")
        + line(x + SURFACE - 64, FOOT - 5, x + SURFACE - 46, FOOT - 5, "ink", 2)
        + text(x + SURFACE, FOOT, join(symbol("ŷ"), " = ½"), "small", "muted", "end")
    )


def _loss(scene, x) -> Markup:
    """The loss after each epoch, on a log axis that no slider changes; it grows by 300 epochs at a time."""
    done = len(scene.losses) - 1
    span = 300 * max(1, -(-done // 300))
    axes = Axes(
        x, TOP, 880 - x, SURFACE, (0, span), LOSS_RANGE, y_log=True,
        x_ticks=range(0, span + 1, span // 3), name="loss",
        y_name=join("loss ", symbol("L", "forward"), " after each epoch"),
    )  # fmt: skip
    low, high = LOSS_RANGE
    losses = np.clip(np.nan_to_num(scene.losses, nan=high, posinf=high), low, high)
    left, shown = done > span / 2, number(scene.losses[-1]).replace("–", "no number")
    highest = losses[-max(1, done // 3) :].max()  # the number stands clear of the last third of the curve
    word = axes.label(
        done, highest, shown, "forward", "end" if left else "start",
        dx=0 if left else 10, dy=-14 if highest < 0.6 else 26, is_="loss",
    )  # fmt: skip
    return Markup(
        axes.frame()
        + axes.level(0.25, "muted", "2 4")
        + text(x + axes.width, axes.py(0.25) - 7, "guessing: 0.25", "small", "muted", "end", is_="guessing")
        + axes.curve(range(done + 1), losses, width=2)
        + axes.point(done, losses[-1], radius=5, is_="point:loss")
        + word
    )


def _flow(left, right, k) -> Markup:
    """Between two groups of maps: one arrow there, one back."""
    y = TOP + SURFACE / 2
    back = backward_arrow(right, y + 8, left, y + 8, width=1.5, is_=f"arrow:dO_{k}")
    return forward_arrow(left, y - 8, right, y - 8, is_=f"arrow:O_{k}") + back


def _in_words(scene) -> str:
    widths = "-".join(["3", *(str(m.shape[-1]) for m in scene.maps), "1"])
    return (
        f"A {widths} net on {scene.title} after {len(scene.losses) - 1} epochs: loss {{loss}}, "
        f"{percent(scene.accuracy)} of the test points right. Maps of {scene.maps[0].shape[-1]} neurons "
        f"in each of two hidden layers, the map of the output, and the loss after each epoch."
    )
