"""Chapter 04: what goes wrong with one neuron, forward and backward."""

from __future__ import annotations

from autograder.chapters.one_neuron.mistakes.backward import (
    NEURON_BACKWARD,
    PRODUCT_STEP,
    SLOPE_STEP,
)
from autograder.chapters.one_neuron.mistakes.forward import FORWARD_STEP, NEURON_FORWARD
from autograder.chapters.one_neuron.mistakes.sgd_step import (
    DECAY,
    ETA_OF_ONES_OWN,
    OTHER_ETAS,
    OTHER_GRADIENT,
    OTHER_STEP,
    SGD_STEP,
    SOME_LEFT,
    SOME_OTHERWISE,
    STEP_FORM,
    WRITES_INTO_LIST,
)
from autograder.chapters.one_neuron.mistakes.sigmoid import (
    BOTH_BRANCHES,
    FAR_OUT_WRONG,
    OVERFLOW,
    OVERFLOW_TO_NAN,
    SIGMOID,
    SIGMOID_FORM,
)

__all__ = [
    "BOTH_BRANCHES",
    "DECAY",
    "ETA_OF_ONES_OWN",
    "FAR_OUT_WRONG",
    "FORWARD_STEP",
    "NEURON_BACKWARD",
    "NEURON_FORWARD",
    "OTHER_ETAS",
    "OTHER_GRADIENT",
    "OTHER_STEP",
    "OVERFLOW",
    "OVERFLOW_TO_NAN",
    "PRODUCT_STEP",
    "SGD_STEP",
    "SIGMOID",
    "SIGMOID_FORM",
    "SLOPE_STEP",
    "SOME_LEFT",
    "SOME_OTHERWISE",
    "STEP_FORM",
    "WRITES_INTO_LIST",
]
