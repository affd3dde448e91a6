"""Where a label stands so that it runs into nothing: the first clear place of several, else the clearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Spot = tuple[float, float, str]  # x and y of the baseline, and the anchor
AIR = 3.0


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def of_text(spot: Spot, width: float, size: float = 15) -> Box:
    """The room of a line of text, with a little air."""
    x, y, anchor = spot
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return Box(left - AIR, y - 0.8 * size - AIR, left + width + AIR, y + 0.25 * size + AIR)


def around(x: float, y: float) -> list[Spot]:
    """Places for the label of a point, the nearest first."""
    return [
        (x + dx * side, y + dy, "start" if side > 0 else "end")
        for dx, dy in ((13, -13), (13, 24), (15, 5), (13, -32), (13, 43), (30, -50), (30, 62))
        for side in (1, -1)
    ]


@dataclass
class Taken:
    """What is there already.

    inside : where labels may stand; words : other texts; marks : lines and points
    """

    inside: Box
    words: list[Box]
    marks: list[Box]

    def place(self, spots: Sequence[Spot], width: float, size: float = 15) -> Spot:
        """The first clear place of several; a word in the way is worse than a mark."""
        chosen = min(spots, key=lambda spot: self._cost(of_text(spot, width, size)))
        self.words.append(of_text(chosen, width, size))
        return chosen

    def _cost(self, box: Box) -> float:
        room = self.inside
        out = box.left < room.left or box.right > room.right or box.top < room.top or box.bottom > room.bottom
        return 1000 * out + 100 * _count(box, self.words) + _count(box, self.marks)


def _count(box: Box, others: Iterable[Box]) -> int:
    return sum(box.meets(other) for other in others)
