"""Patterns in wrong numbers that need no knowledge of the exercise: always the same, off by one amount."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.engine.compare import MOST_PARTS, as_array, as_number, has_nan, same
from autograder.engine.form_mistakes import STRUCTURE, said
from autograder.engine.mistake import Mistake
from autograder.engine.showing import shown


def always_the_same(gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """One and the same result for every input, though the right ones differ."""
    if len(gots) < 2 or has_nan(gots[0]) or not isinstance(gots[0], (int, float, np.ndarray, np.number)):
        return None
    if (
        isinstance(gots[0], bool)
        or as_array(gots[0]) is None
        or not 0 < np.size(gots[0]) <= MOST_PARTS
        or all(same(want, wants[0]) for want in wants[1:])
    ):
        return None
    if not all(same(got, gots[0]) for got in gots[1:]):
        return None
    pairs = list(zip(gots, wants, strict=True))
    if any(all(np.array_equal(got, cut(want)) for got, want in pairs) for cut in (np.trunc, np.rint)):
        return None  # cut off after the point: that is known by itself
    return said(STRUCTURE["always_the_same"], shown=shown(gots[0]))


def off_by_a_constant(gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """A single number that is too large, or too small, by the same amount for every input."""
    off = []
    for got, want in zip(gots, wants, strict=True):
        number, wanted = as_number(got), as_number(want)
        if number is None or wanted is None:
            return None
        off.append(number - wanted)
    if len(off) < 2:
        return None
    differences = np.array(off)
    amount = float(np.mean(differences))
    if not np.isfinite(amount) or abs(amount) < 1e-6 or np.ptp(differences) > 1e-9 * max(1.0, abs(amount)):
        return None
    direction = "large" if amount > 0 else "small"
    return said(STRUCTURE["off_by_a_constant"], amount=f"{abs(amount):.4g}", direction=direction)


def near_not_exact(gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """Within a thousandth everywhere, and not right: rounded, or measured with a small step."""
    for got, want in zip(gots, wants, strict=True):
        array, wanted = as_array(got), as_array(want)
        if array is None or wanted is None or array.size != wanted.size:
            return None
        if not np.allclose(np.ravel(array), np.ravel(wanted), rtol=1e-3, atol=1e-6):
            return None
    return STRUCTURE["near_not_exact"]


def limited(got: Any, want: Any) -> Mistake | None:
    """A hundred times too small where what was handed in is of size 1e10: no difference that drowns."""
    sizes = [_largest(value) for value in (got, want)]
    if not 0 < sizes[0] < 0.01 * sizes[1]:
        return None
    return said(STRUCTURE["limited"], got=f"{sizes[0]:.1e}")


def _largest(value: Any) -> float:
    """The size of the largest number in an array or a sequence of arrays; 0 where there is none."""
    parts = [as_array(value)]
    if parts[0] is None and isinstance(value, (tuple, list)):
        parts = [as_array(part) for part in value]
    sizes = [float(np.max(np.abs(part))) for part in parts if part is not None and part.size]
    return max(sizes, default=0.0)
