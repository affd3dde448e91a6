"""Figure 4.2: the loss of one neuron as a map over (w1, w2), and the path of SGD on it.

The map is drawn as SVG from contourpy's polygons (contourpy comes with matplotlib): one shape for each
level, all in the same hue and translucent, so that more loss lies deeper in blue in both themes. It does
not depend on the path and is kept, so the figure can follow a slider.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from contourpy import FillType, LineType, contour_generator

from backprop.drawing import svg
from backprop.drawing.chart import Axes
from backprop.drawing.notation import number, plain
from backprop.drawing.places import Box, Taken, around, of_text
from backprop.numbers import neuron

HEIGHT = 432
LEFT, RIGHT, TOP, BOTTOM = 64, 876, 40, 401
LOW1, HIGH1, LOW2, HIGH2 = -4.5, 4.5, -1.75, 2.25
ARROW = 3  # −∇L is drawn this many times as long


@dataclass(frozen=True)
class Ground:
    """A map: the samples that make the loss, its levels, and those of them that carry a number."""

    X: tuple[tuple[float, ...], ...]
    Y: tuple[float, ...]
    levels: tuple[float, ...]
    numbered: tuple[float, ...]


ONE = Ground(((2.0, -1.0),), (0.0,), (0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99),
             (0.01, 0.1, 0.5, 0.9, 0.99))  # fmt: skip
THREE = Ground(((2.0, -1.0), (1.0, 2.0), (-1.0, 1.0)), (0.0, 0.7, 0.9),
               (0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7),
               (0.01, 0.06, 0.15, 0.3, 0.5, 0.65))  # fmt: skip


SCALE = (RIGHT - LEFT) / (HIGH1 - LOW1)  # pixels for 1 along both axes
TALL = SCALE * (HIGH2 - LOW2)
MAP = Axes(LEFT, BOTTOM - TALL, RIGHT - LEFT, TALL, (LOW1, HIGH1), (LOW2, HIGH2))


def place(w) -> tuple[float, float]:
    """Weights → pixels, also beyond the map."""
    return MAP.pixels(*w)


def draw_descent(ground: Ground, path: np.ndarray) -> svg.Picture:
    """path : (steps + 1, 2), the weights at the start and after each step."""
    X, Y = np.array(ground.X), np.array(ground.Y)
    start, now = (float(neuron.mean_loss(X, Y, w)) for w in (path[0], path[-1]))
    gradient = neuron.mean_gradient(X, Y, path[-1])
    picture = svg.Picture(HEIGHT, label=label(ground, path, start, now, gradient))
    picture.add(_ground(ground), _axes(), _samples(ground))
    taken = Taken(Box(LEFT, TOP, RIGHT, BOTTOM), _numbers_of(ground), _marks_of(ground, path, gradient))
    words = _words(taken, path, start, now)
    arrow = _arrow(taken, path[-1], gradient)
    picture.add(_only_line(taken, ground, path[0]), arrow, _path(path))
    return picture.add(_lowest(ground), words)


def label(ground: Ground, path, start, now, gradient) -> str:
    """The picture in words."""
    many = "one sample" if len(ground.X) == 1 else f"{len(ground.X)} samples"
    return (
        f"A map of the loss over w₁ and w₂ for {many}. The path begins at ({number(path[0][0])}, "
        f"{number(path[0][1])}) "
        f"with loss {number(start)}; after {len(path) - 1} steps it stands at ({number(path[-1][0])}, "
        f"{number(path[-1][1])}) with loss {number(now)}. −∇L there is ({number(-gradient[0])}, "
        f"{number(-gradient[1])})."
    )


# the ground


@cache
def _heights(ground: Ground):
    w1, w2 = np.linspace(LOW1, HIGH1, 136), np.linspace(LOW2, HIGH2, 61)
    losses = neuron.mean_loss(np.array(ground.X), np.array(ground.Y), np.stack(np.meshgrid(w1, w2), axis=-1))
    return w1, w2, losses


@cache
def _ground(ground: Ground) -> svg.Markup:
    """The map without a path: shapes of more loss over shapes of less, lines between them, some numbered."""
    w1, w2, losses = _heights(ground)
    made = contour_generator(w1, w2, losses, line_type=LineType.Separate, fill_type=FillType.OuterCode)
    parts = [svg.rect(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, "forward", radius=0, fill_opacity=0.03)]
    parts += [
        svg.path(
            _outline(*made.filled(level, np.inf)),
            None,
            fill="forward",
            fill_opacity=0.047,
            fill_rule="evenodd",
        )
        for level in ground.levels
    ]
    for level in ground.levels:
        d = "".join(_open(line) for line in made.lines(level))
        if d:
            parts.append(svg.path(d, "forward", 1, stroke_opacity=0.5))
    parts += [_height_number(made.lines(level), level) for level in ground.numbered]
    return svg.group(*parts)


def _open(points) -> str:
    return "M" + "L".join("{:.1f} {:.1f}".format(*place(p)) for p in points)


def _outline(polygons, codes) -> str:
    """contourpy's polygons with holes as one path; code 1 begins a ring."""
    rings = []
    for points, marks in zip(polygons, codes, strict=True):
        begins = [*np.flatnonzero(marks == 1), len(points)]
        rings += [_open(points[a:b]) + "z" for a, b in zip(begins, begins[1:], strict=False)]
    return "".join(rings)


def _height_place(lines) -> tuple[float, float] | None:
    """Where a level's number stands: where its line comes nearest to a row near the lower edge."""
    points = [p for line in lines for p in line if abs(p[0]) < HIGH1 - 0.3]
    return place(min(points, key=lambda p: abs(p[1] + 1.3))) if points else None


def _height_number(lines, level: float) -> svg.Markup:
    found = _height_place(lines)
    if found is None:
        return svg.Markup("")
    x, y = found
    return _on_map(x, y + 5, plain(level), "small", "ink", "middle", is_=f"level {level:g}")


def _on_map(x, y, content, kind="word", colour="ink", anchor="start", bold=False, is_=None) -> svg.Markup:
    """Text on the map; its thin rim lets the levels shine through."""
    return svg.rimmed(x, y, content, kind, colour, anchor, bold, 3.5, stroke_opacity=0.75, is_=is_)


def _axes() -> svg.Markup:
    parts = [
        svg.text(LEFT, TOP - 12, "w_2", "name"),
        svg.text(RIGHT + 18, BOTTOM + 22, "w_1", "name", anchor="end"),
    ]
    for v in (-4, -2, 0, 2, 4):
        x, _ = place((v, 0))
        parts += [
            svg.line(x, BOTTOM, x, BOTTOM + 5, "edge", 1, is_=f"w.x:{v}"),
            svg.text(x, BOTTOM + 21, plain(v), "small", "muted", "middle", is_=f"w.x={v}"),
        ]
    for v in (-1, 0, 1, 2):
        _, y = place((0, v))
        parts += [
            svg.line(LEFT - 5, y, LEFT, y, "edge", 1, is_=f"w.y:{v}"),
            svg.text(LEFT - 11, y + 5, plain(v), "small", "muted", "end", is_=f"w.y={v}"),
        ]
    return svg.group(*parts)


def _samples(ground: Ground) -> svg.Markup:
    """Which samples make this map, over its right corner."""
    shown = ", ".join(
        f"({plain(x[0])}, {plain(x[1])}) → {plain(y)}" for x, y in zip(ground.X, ground.Y, strict=True)
    )
    begin = "the sample and its target: " if len(ground.X) == 1 else "the samples and their targets: "
    return svg.text(RIGHT, TOP - 13, begin + shown, "small", "muted", "end", is_="samples")


# the path


def _only_line(taken: Taken, ground: Ground, start) -> svg.Markup:
    """With one sample: the line along x on which every step must lie."""
    if len(ground.X) > 1:
        return svg.Markup("")
    x = np.array(ground.X[0])
    ends = np.array([start + t * x for t in (-6, 6)])
    beside = [place(start + (height - start[1]) / x[1] * x) for height in (1.75, 1.3, 0.8, -1.2, -0.8)]
    spots = [(px + 14, py - 5, "start") for px, py in beside]
    px, py, anchor = taken.place(spots, 118, 14)
    return svg.group(
        svg.group(MAP.curve(*ends.T, "ink", 1.25, "2 5"), opacity=0.75),
        _on_map(px, py, "along x = (2, −1)", "small", anchor=anchor, is_="along"),
    )


def _path(path) -> svg.Markup:
    """One stroke a step; every point a dot as long as they are few."""
    path = np.array(path)
    dots = path[:-1] if len(path) <= 80 else path[:1]
    here = svg.circle(*place(path[-1]), 7.5, "ink", "surface", 2, is_="point:now")
    return svg.group(
        svg.group(MAP.curve(*path.T, "surface", 4), opacity=0.7),
        MAP.curve(*path.T, "ink", 2, is_="path"),
        *(svg.circle(*place(w), 3.6, "ink", "surface", 1.25) for w in dots if MAP.inside(*w)),
        here if MAP.inside(*path[-1]) else "",
    )


def _held(start, end) -> tuple[float, float]:
    """The end of a line from `start`, or where it leaves the map."""
    share = 1.0
    for begin, stop, low, high in zip(start, end, (LEFT, TOP), (RIGHT, BOTTOM), strict=True):
        if stop != begin:
            share = min(share, ((high if stop > begin else low) - begin) / (stop - begin))
    return tuple(a + share * (b - a) for a, b in zip(start, end, strict=True))


@cache
def _height_places(ground: Ground) -> tuple[tuple[float, float], ...]:
    w1, w2, losses = _heights(ground)
    made = contour_generator(w1, w2, losses, line_type=LineType.Separate)
    found = (_height_place(made.lines(level)) for level in ground.numbered)
    return tuple(spot for spot in found if spot)


def _numbers_of(ground: Ground) -> list[Box]:
    """The room of the levels' numbers, and of the word at the lowest place."""
    boxes = [of_text((x, y + 5, "middle"), 34, 14) for x, y in _height_places(ground)]
    if len(ground.X) > 1:
        x, y = _lowest_place(ground)
        boxes.append(of_text((x + 8, y + 5, "end"), 66, 14))
    return boxes


def _marks_of(ground: Ground, path, gradient) -> list[Box]:
    """The path, the arrow and the line that one sample leaves, as small boxes along them."""
    points = [place(w) for w in path] + [place(path[-1] - ARROW * gradient)]
    if len(ground.X) == 1:
        points += [place(path[0] + t * np.array(ground.X[0])) for t in (-6, 6)]
    cells = set()
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        (x1, x2), (y1, y2) = np.clip((x1, x2), LEFT, RIGHT), np.clip((y1, y2), TOP, BOTTOM)
        for share in np.linspace(0, 1, 2 + int(np.hypot(x2 - x1, y2 - y1) / 10)):
            cells.add((round(x1 + share * (x2 - x1)) // 6, round(y1 + share * (y2 - y1)) // 6))
    return [Box(6 * i - 2, 6 * j - 2, 6 * i + 8, 6 * j + 8) for i, j in cells]


def _arrow(taken: Taken, w, gradient) -> svg.Markup:
    """−∇L at the current point."""
    tip = w - ARROW * gradient
    (x1, y1), (x2, y2) = place(w), _held(place(w), place(tip))
    if not MAP.inside(*w) or np.hypot(x2 - x1, y2 - y1) < 16:
        return svg.Markup("")
    left, name = x2 < x1, svg.join(svg.symbol("−∇L"), f", drawn ×{ARROW}")
    spots = around(x2, y2)
    x, y, anchor = taken.place(sorted(spots, key=lambda spot: (spot[2] == "end") != left), 122)
    return svg.group(
        svg.line(x1, y1, x2, y2, "surface", 8, opacity=0.7),
        svg.backward_arrow(x1, y1, x2, y2, width=4, is_="arrow:−∇L"),
        _on_map(x, y, name, "word", "backward", anchor, is_="d arrow's name"),
    )


@cache
def _lowest_place(ground: Ground) -> tuple[float, float]:
    w1, w2, losses = _heights(ground)
    row, column = np.unravel_index(losses.argmin(), losses.shape)
    return place((w1[column], w2[row]))


@cache
def _lowest(ground: Ground) -> svg.Markup:
    """The lowest place, where the map has one."""
    if len(ground.X) == 1:
        return svg.Markup("")
    x, y = _lowest_place(ground)
    return svg.group(
        svg.line(x - 7, y, x + 7, y, "ink", 2), svg.line(x, y - 7, x, y + 7, "ink", 2),
        _on_map(x - 12, y + 5, "lowest", "small", anchor="end"),
    )  # fmt: skip


def _loss(when: str, is_: str, loss: float) -> svg.Markup:
    return svg.join(f"{when}, loss ", svg.said(is_, number(loss)))


def _words(taken: Taken, path, start: float, now: float) -> svg.Markup:
    """What the loss is at both ends of the path."""
    parts = []
    if MAP.inside(*path[-1]):
        x, y, anchor = taken.place(around(*place(path[-1])), 152)
        parts.append(_on_map(x, y, _loss("now", "loss now", now), bold=True, anchor=anchor))
    else:
        here = [svg.said(f"w_{k + 1}", number(w)) for k, w in enumerate(path[-1])]
        where = svg.join(
            "off the map at w = (", here[0], ", ", here[1], "), loss ", svg.said("loss now", number(now))
        )
        x, y, anchor = taken.place([(LEFT + 14, BOTTOM - 14, "start")], 330)
        parts.append(_on_map(x, y, where, bold=True))
    if len(path) > 1:
        x, y, anchor = taken.place(around(*place(path[0])), 142)
        parts.append(_on_map(x, y, _loss("start", "loss at the start", start), anchor=anchor))
    return svg.group(*parts)
