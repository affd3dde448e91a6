"""Known mistakes of notebook 03: derivatives (E3.1), gradients (E3.2) and their comparison (E3.3)."""

from __future__ import annotations

from autograder.chapters.gradient_check.mistakes.derivative import SLOPE_MORE, SLOPES
from autograder.chapters.gradient_check.mistakes.numerical_gradient import GRADIENT_MORE, GRADIENTS
from autograder.chapters.gradient_check.mistakes.relative_error import (
    ERROR_MORE,
    ERRORS,
    FLOOR_ADDED,
    FLOOR_MISSING,
    FLOOR_OTHER,
    ZEROS_WRONG,
)
from autograder.chapters.gradient_check.mistakes.two_slips import two_slips

__all__ = [
    "ERRORS",
    "ERROR_MORE",
    "FLOOR_ADDED",
    "FLOOR_MISSING",
    "FLOOR_OTHER",
    "GRADIENTS",
    "GRADIENT_MORE",
    "SLOPES",
    "SLOPE_MORE",
    "ZEROS_WRONG",
    "two_slips",
]
