"""E3.3: one slip above the line and one below, told together."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from autograder.chapters.gradient_check.mistakes.fraction import difference, divided, largest, sizes
from autograder.engine.compare import close
from autograder.engine.mistake import Mistake

# what can stand above and below the line; two slips in one answer are told together
_ABOVE = {
    "Above, the absolute value is missing: a large negative difference is not seen.": (
        lambda a, b: np.max(a - b),
        lambda a, b: np.max(b - a),
    ),
    "Above stands the length of the difference, not its largest entry.": (
        lambda a, b: np.linalg.norm(a - b),
    ),
    "Above stands a mean, not the largest difference.": (lambda a, b: np.mean(np.abs(a - b)),),
    "Above stands a sum, not the largest difference.": (lambda a, b: np.sum(np.abs(a - b)),),
    "Above, only the largest entries are compared, not entry by entry.": (
        lambda a, b: np.abs(largest(a) - largest(b)),
        lambda a, b: np.abs(np.max(a) - np.max(b)),
        lambda a, b: np.max(a) - np.max(b),
    ),
    "Above, the two arrays are added, not subtracted.": (lambda a, b: largest(a + b),),
    "Above stands the smallest difference.": (lambda a, b: np.min(np.abs(a - b)),),
    "Above stands the difference in the middle, a median.": (lambda a, b: np.median(np.abs(a - b)),),
    "Above, only the first entries are compared.": (lambda a, b: np.abs(np.ravel(a)[0] - np.ravel(b)[0]),),
    "Above, the differences are squared.": (
        lambda a, b: np.sum((a - b) ** 2),
        lambda a, b: np.max((a - b) ** 2),
    ),
    "": (difference,),
}

_BELOW = {
    "Below, the absolute values are missing: a large negative entry does not count.": (
        lambda a, b: np.max(a) + np.max(b),
        lambda a, b: np.max(a + b),
        lambda a, b: np.maximum(np.max(a), np.max(b)),
    ),
    "Below, only one of the two arrays counts.": (lambda a, b: largest(a), lambda a, b: largest(b)),
    "Below, only the larger of the two sizes counts.": (lambda a, b: np.maximum(largest(a), largest(b)),),
    "Below stand lengths, not largest entries.": (
        lambda a, b: np.linalg.norm(a) + np.linalg.norm(b),
        lambda a, b: np.linalg.norm(a + b),
        lambda a, b: np.maximum(np.linalg.norm(a), np.linalg.norm(b)),
        lambda a, b: np.linalg.norm(a),
        lambda a, b: np.linalg.norm(b),
    ),
    "Below stand means, not largest entries.": (
        lambda a, b: np.mean(np.abs(a)) + np.mean(np.abs(b)),
        lambda a, b: np.mean(np.abs(a) + np.abs(b)) / 2,
    ),
    "Below stand sums, not largest entries.": (lambda a, b: np.sum(np.abs(a)) + np.sum(np.abs(b)),),
    "Below, the two sizes are multiplied, not added.": (lambda a, b: largest(a) * largest(b),),
    "Below, one size is taken off the other.": (lambda a, b: np.abs(largest(a) - largest(b)),),
    "Below stand the smallest entries.": (lambda a, b: np.min(np.abs(a)) + np.min(np.abs(b)),),
    "Below, only the first entries count.": (lambda a, b: np.abs(np.ravel(a)[0]) + np.abs(np.ravel(b)[0]),),
    "Below, a 1 is added.": (lambda a, b: sizes(a, b) + 1,),
    "Below, the sizes are squared.": (lambda a, b: largest(a) ** 2 + largest(b) ** 2,),
    "Below stand sums of squares.": (lambda a, b: np.sum(a**2) + np.sum(b**2),),
    "Below, half of the sum of the sizes is taken.": (lambda a, b: sizes(a, b) / 2,),
    "": (sizes,),
}


def two_slips(inputs: Sequence, gots: Sequence, wants: Sequence) -> Mistake | None:
    """A finder: every way to go wrong above with every way to go wrong below."""
    for above, below in itertools.product(_ABOVE, _BELOW):
        for top, bottom in itertools.product(_ABOVE[above], _BELOW[below]):
            wrong = divided(top, bottom)
            if all(close(got, wrong(*args)) for args, got in zip(inputs, gots, strict=True)):
                hint = f"{above} {below}".strip()
                return Mistake("above_and_below", "The fraction is not the one asked.", hint)
    return None
