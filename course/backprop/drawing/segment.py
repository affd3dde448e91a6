"""Where an edge runs: from the rim of one node to the rim of another, across others, and open in places.

Lengths are those of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backprop.drawing import svg

Point = tuple[float, float]
Gap = tuple[float, float]  # from and to, along the edge


@dataclass(frozen=True)
class Segment:
    """An edge between the rims of its two nodes: where it leaves, its direction, its length."""

    x: float
    y: float
    ux: float
    uy: float
    length: float

    def at(self, distance: float) -> Point:
        return self.x + self.ux * distance, self.y + self.uy * distance


def between(start: Point, end: Point, leave: float, arrive: float) -> Segment:
    """The line from `start` to `end`, shortened by `leave` and `arrive`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    whole = max((dx * dx + dy * dy) ** 0.5, 1e-9)
    ux, uy = dx / whole, dy / whole
    return Segment(start[0] + ux * leave, start[1] + uy * leave, ux, uy, whole - leave - arrive)


def crossing(a: Segment, b: Segment) -> float | None:
    """The distance along `a` at which it crosses `b`, None if it does not."""
    turn = a.ux * b.uy - a.uy * b.ux
    if abs(turn) < 1e-9:
        return None
    dx, dy = b.x - a.x, b.y - a.y
    along_a = (dx * b.uy - dy * b.ux) / turn
    along_b = (dx * a.uy - dy * a.ux) / turn
    inside = 2 < along_a < a.length - 2 and 2 < along_b < b.length - 2
    return along_a if inside else None


def open_parts(length: float, gaps: Sequence[Gap]) -> list[tuple[float, float]]:
    """What is left of 0…length without the gaps; crumbs under 2 are dropped."""
    parts, begin = [], 0.0
    for low, high in sorted(gaps):
        if low - begin > 2:
            parts.append((begin, low))
        begin = max(begin, high)
    if length - begin > 2:
        parts.append((begin, length))
    return parts


def whole_dashes(length: float, width: float) -> str:
    """A pattern that begins and ends with a dash, so that a line cut open has clean ends."""
    gap = 4 + 0.1 * width
    count = max(1, round((length + gap) / (8 + gap)))
    return f"{svg.n((length + gap) / count - gap)} {svg.n(gap)}"
