"""Fig 0.2: the big picture of the course, two rows of boxes, nothing to move."""

from __future__ import annotations

from backprop.drawing.big_picture import draw_big_picture
from backprop.figures.figure import Figure, Shown


def big_picture() -> Figure:
    """Frame F6 early: where the course goes."""
    return Figure("0.2", "There and back", [], lambda values: Shown(draw_big_picture()))
