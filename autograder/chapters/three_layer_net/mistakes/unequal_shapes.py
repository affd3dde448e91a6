"""E6.1: what becomes of arrays whose shapes differ."""

from __future__ import annotations

from autograder.chapters.three_layer_net.mistakes.loss import LOSS_FORM
from autograder.engine.mistake import Mistake

SQUARE_TABLE = Mistake(
    "square_table",
    "Arrays of different shapes are not refused by `{which}`.",
    "One of the two was a flat vector (N,), the other a column (N, 1): numpy pairs every sample with every "
    "other, so Yhat − Y is a square table N×N, and the loss is silently wrong. Compare the shapes first, "
    "and raise a ValueError if they differ.",
    LOSS_FORM,
)

SHAPES_MAY_DIFFER = Mistake(
    "shapes_may_differ",
    "Arrays of different shapes are accepted by `{which}`.",
    "numpy stretches the smaller one and says nothing. Compare the whole shapes first, and raise a "
    "ValueError if they differ.",
    LOSS_FORM,
)

OTHER_EXCEPTION = Mistake(
    "other_exception",
    "For different shapes `{which}` raises another exception.",
    "Asked for is a ValueError, so that the caller can catch it. Python said: {came}.",
    LOSS_FORM,
)

ERROR_RETURNED = Mistake(
    "error_returned",
    "The {error} is returned by `{which}`, not raised.",
    "Whoever called gets it as a result and goes on. `raise` in place of `return` stops the caller.",
    LOSS_FORM,
)

NOTHING_FOR_OTHER_SHAPES = Mistake(
    "nothing_for_other_shapes",
    "For different shapes `{which}` returns None.",
    "Whoever called goes on without a number. A ValueError is asked: `raise ValueError(…)`.",
    LOSS_FORM,
)
