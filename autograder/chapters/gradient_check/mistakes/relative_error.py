"""E3.3: known mistakes of the comparison of two gradients."""

from __future__ import annotations

import numpy as np

from autograder.chapters.gradient_check.mistakes.fraction import difference, divided, largest, sizes
from autograder.engine.mistake import Mistake

ERROR_MORE = (
    "Section 3.3: above stands the largest |a − b|; below, the largest |a| plus the largest |b|, but never "
    "less than 10⁻¹². One number comes out.",
    "A smaller one, with other numbers: a = (3, −4), b = (3, 1). The largest difference is 5, the largest "
    "sizes are 4 and 3, and the error is 5/7 = 0.714.",
)

ERRORS = (
    Mistake(
        "absolute_value_missing",
        "The absolute value is missing above.",
        "Where a is much smaller than b the difference is negative, and the largest of them misses it. How "
        "far apart, whichever is larger?",
        wrong=divided(lambda a, b: np.max(a - b), sizes),
    ),
    Mistake(
        "absolute_value_missing_turned",
        "The absolute value is missing: the sign of the difference is kept.",
        "Where b is much smaller than a the difference is negative, and the largest of them misses it. How "
        "far apart, whichever is larger?",
        wrong=divided(lambda a, b: np.max(b - a), sizes),
    ),
    Mistake(
        "absolute_value_outside",
        "The absolute value comes too late.",
        "You pick the largest difference first and drop its sign afterwards. For the differences (−5, 1) "
        "that is 1. What has to happen to every entry before one is picked?",
        wrong=divided(lambda a, b: abs(np.max(a - b)), sizes),
    ),
    Mistake(
        "entry_by_entry",
        "You divide entry by entry.",
        "Where both arrays are nearly 0, a harmless difference looks huge. Here the largest difference is "
        "divided once, by the size of the whole arrays.",
        wrong=lambda a, b: np.max(np.abs(a - b) / np.maximum(1e-12, np.abs(a) + np.abs(b))),
    ),
    Mistake(
        "lengths_for_largest",
        "You compare lengths instead of the largest entries.",
        "The norm of the difference is a fair measure too, but the course uses the largest entry: there a "
        "wrong entry weighs as much among a million right ones of its size as among two.",
        wrong=divided(lambda a, b: np.linalg.norm(a - b), lambda a, b: np.linalg.norm(a) + np.linalg.norm(b)),
    ),
    Mistake(
        "first_only_below",
        "Only the first array counts below.",
        "Exchange a and b, and your number changes. Which of the two is the right one is what we want to "
        "find out.",
        wrong=divided(difference, lambda a, b: largest(a)),
    ),
    Mistake(
        "second_only_below",
        "Only the second array counts below.",
        "Exchange a and b, and your number changes. Which of the two is the right one is what we want to "
        "find out.",
        wrong=divided(difference, lambda a, b: largest(b)),
    ),
    Mistake(
        "larger_only_below",
        "Only the larger array counts below.",
        "The formula adds the sizes of both, so that the error of any two arrays is at most 1.",
        wrong=divided(difference, lambda a, b: np.maximum(largest(a), largest(b))),
    ),
    Mistake(
        "brackets_below",
        "Only the size of the first array is below the line.",
        "Python divides before it adds: without brackets the size of the other is added to the fraction.",
        wrong=lambda a, b: difference(a, b) / largest(a) + largest(b),
    ),
    Mistake(
        "place_of_the_largest",
        "Above stands the place of the largest difference, not its size.",
        "`np.argmax` says where it is, `np.max` how large it is.",
        wrong=divided(lambda a, b: float(np.argmax(np.abs(a - b))), sizes),
    ),
    Mistake(
        "upside_down",
        "The fraction stands on its head.",
        "Above belongs how far apart the two are, below how large they are.",
        wrong=lambda a, b: sizes(a, b) / np.maximum(1e-12, difference(a, b)),
    ),
    Mistake(
        "taken_off_one",
        "The error is taken off 1.",
        "Two equal arrays have the error 0. Yours give 1.",
        wrong=lambda a, b: 1 - difference(a, b) / sizes(a, b),
    ),
    Mistake(
        "smaller_below",
        "Below stands the smaller of 10⁻¹² and the sizes.",
        "10⁻¹² is a lower bound: the denominator is never less than it. Which of the two is taken?",
        wrong=lambda a, b: difference(a, b) / np.minimum(1e-12, sizes(a, b)),
    ),
    Mistake(
        "not_divided",
        "The difference is not divided by anything.",
        "A difference of 0.001 is much for a gradient of 0.01 and nothing for one of 1000. Relative to what?",
        wrong=difference,
    ),
    Mistake(
        "means_for_largest",
        "You compare means, or sums, instead of the largest entries.",
        "One wrong entry among many right ones hardly moves a mean or a sum. The largest difference stays as "
        "large as it is, however many agree.",
        wrong=divided(
            lambda a, b: np.mean(np.abs(a - b)), lambda a, b: np.mean(np.abs(a)) + np.mean(np.abs(b))
        ),
    ),
    Mistake(
        "signs_below",
        "Below, the absolute values are missing.",
        "The largest entry and the entry of the largest size are not the same for an array like (−5, 1).",
        wrong=divided(difference, lambda a, b: np.max(a) + np.max(b)),
    ),
    Mistake(
        "sum_of_both_below",
        "Below, the two arrays are added first.",
        "For gradients of opposite sign that sum is nearly 0. The sizes are taken first, one for each array.",
        wrong=divided(difference, lambda a, b: largest(a + b)),
    ),
    Mistake(
        "largest_of_the_sum",
        "Below, you take the largest of the sums.",
        "The largest |a| and the largest |b| may sit in different entries. Each array has its own.",
        wrong=divided(difference, lambda a, b: np.max(np.abs(a) + np.abs(b))),
    ),
    Mistake(
        "array_of_errors",
        "An array of errors came back.",
        "Asked is one number for the two arrays: the largest difference decides.",
        wrong=lambda a, b: np.abs(a - b) / np.maximum(1e-12, sizes(a, b)),
    ),
    Mistake(
        "difference_of_the_largest",
        "You compare only the largest entries.",
        "Two arrays can have equal largest entries and differ everywhere. Subtract first, entry by entry.",
        wrong=divided(lambda a, b: abs(largest(a) - largest(b)), sizes),
    ),
    Mistake(
        "squared_difference",
        "The differences are squared and not divided by anything.",
        "A square makes small differences vanish, and without a denominator nothing says small compared with "
        "what. Above stands the largest difference, below the size of the arrays.",
        wrong=lambda a, b: np.sum((a - b) ** 2),
    ),
    Mistake(
        "mean_square",
        "The squared differences are averaged and not divided by the size of the arrays.",
        "One wrong entry among many hardly moves a mean, and nothing says small compared with what.",
        wrong=lambda a, b: np.mean((a - b) ** 2),
    ),
    Mistake(
        "length_alone",
        "The length of the difference is not divided by anything.",
        "A difference of 0.001 is much for a gradient of 0.01 and nothing for one of 1000. Relative to what? "
        "And the course takes the largest entry for the length.",
        wrong=lambda a, b: np.linalg.norm(a - b),
    ),
    Mistake(
        "sum_alone",
        "The differences are added up and not divided by anything.",
        "Relative to what is that sum small? Above stands the largest difference, below the size of the "
        "arrays.",
        wrong=lambda a, b: np.sum(np.abs(a - b)),
    ),
)

FLOOR_MISSING = Mistake(
    "floor_missing",
    "Two arrays of zeros break it.",
    "0/0 is not a number. Two equal gradients have the error 0, whatever their size: what keeps the "
    "denominator away from 0?",
)

ZEROS_WRONG = Mistake(
    "zeros_wrong",
    "Two arrays of zeros do not give 0.",
    "Two equal gradients have the error 0, whatever their size.",
)

FLOOR_OTHER = Mistake(
    "floor_other",
    "For very small gradients your number is another one.",
    "The denominator is never less than 10⁻¹²: the larger of that and the sum of the sizes. Yours has no "
    "such bound there, or another one.",
)

FLOOR_ADDED = Mistake(
    "floor_added",
    "The 10⁻¹² is added, not a lower bound.",
    "For very small gradients the two differ. The denominator is the larger of 10⁻¹² and the sum of the "
    "sizes.",
)
