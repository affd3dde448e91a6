"""Chapter 06: the loss, the forward pass, and thirty-four wrong ways back through three layers."""

from __future__ import annotations

from autograder.chapters.three_layer_net.mistakes.backward import (
    BACKWARD,
    MOVED_WEIGHTS,
    ONLY_LAST,
    UPDATED_WEIGHTS,
)
from autograder.chapters.three_layer_net.mistakes.forward import FORWARD, FORWARD_FORM
from autograder.chapters.three_layer_net.mistakes.loss import LOSS_FORM, MSE
from autograder.chapters.three_layer_net.mistakes.loss_gradient import MSE_GRAD
from autograder.chapters.three_layer_net.mistakes.road import (
    PRODUCT_STEP,
    ROAD,
    SLOPE_STEP,
    START_STEP,
    drop_to,
)
from autograder.chapters.three_layer_net.mistakes.unequal_shapes import (
    ERROR_RETURNED,
    NOTHING_FOR_OTHER_SHAPES,
    OTHER_EXCEPTION,
    SHAPES_MAY_DIFFER,
    SQUARE_TABLE,
)

__all__ = [
    "BACKWARD",
    "ERROR_RETURNED",
    "FORWARD",
    "FORWARD_FORM",
    "LOSS_FORM",
    "MOVED_WEIGHTS",
    "MSE",
    "MSE_GRAD",
    "NOTHING_FOR_OTHER_SHAPES",
    "ONLY_LAST",
    "OTHER_EXCEPTION",
    "PRODUCT_STEP",
    "ROAD",
    "SHAPES_MAY_DIFFER",
    "SLOPE_STEP",
    "SQUARE_TABLE",
    "START_STEP",
    "UPDATED_WEIGHTS",
    "drop_to",
]
