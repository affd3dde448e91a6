"""Patterns in numbers: what is cut off where numbers are large is no difference that drowns."""

from __future__ import annotations

import numpy as np

from autograder.engine.patterns import limited

LARGE = np.array([[3e10, -1.0], [2.0, 5e9]])


def test_what_is_a_hundred_times_too_small_is_told_with_its_size():
    said = limited(np.clip(LARGE, -1e6, 1e6), LARGE)
    assert said.id == "limited" and "is 1.0e+06." in said.hint
    assert (
        limited((LARGE[0], np.clip(LARGE, -1e4, 1e4)), (LARGE[0], LARGE)) is None
    )  # one of two gets through
    assert limited(([1.0, 2.0], LARGE / 1e6), (LARGE[0], LARGE)).id == "limited"


def test_numbers_of_the_same_size_drown_and_zeros_are_something_else():
    assert limited(LARGE * 1.1, LARGE) is None
    assert limited(0 * LARGE, LARGE) is None
    assert limited(None, LARGE) is None and limited([], LARGE) is None
