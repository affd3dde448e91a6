"""Chapter 00: a weighted sum, and the shapes of a network."""

from __future__ import annotations

from autograder.chapters.start_here.mistakes.shapes import SHAPE_MISTAKES
from autograder.chapters.start_here.mistakes.weighted_sum import SUM_FORM, WEIGHTED_SUM

__all__ = ["SHAPE_MISTAKES", "SUM_FORM", "WEIGHTED_SUM"]
