"""The opening pictures of chapters 01 to 03 as figures without controls."""

from __future__ import annotations

from backprop.drawing import stories
from backprop.widgets.figure import Figure, Shown


def roads_ahead() -> Figure:
    """The story of chapter 01: a push sets out on two roads."""
    return Figure("1.0", "A push on two roads", [], lambda values: Shown(stories.draw_roads_ahead()))


def two_bills() -> Figure:
    """The story of chapter 02: the same two numbers multiplied on two sheets."""
    return Figure("2.0", "Two bills", [], lambda values: Shown(stories.draw_two_bills()))
