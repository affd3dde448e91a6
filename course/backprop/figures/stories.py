"""The opening pictures of chapters 01 to 03 as figures without controls."""

from __future__ import annotations

from backprop.drawing import stories
from backprop.figures.figure import Figure, Shown


def roads_ahead() -> Figure:
    """The story of chapter 01: a push sets out on two roads."""
    return Figure("1.0", "A push on two roads", [], lambda values: Shown(stories.draw_roads_ahead()))


def two_bills() -> Figure:
    """The story of chapter 02: the same two numbers multiplied on two sheets."""
    return Figure("2.0", "Two bills", [], lambda values: Shown(stories.draw_two_bills()))


def second_opinion() -> Figure:
    """The story of chapter 03: an engine and a measurement, and one of them is wrong."""
    return Figure("3.0", "A second opinion", [], lambda values: Shown(stories.draw_second_opinion()))
