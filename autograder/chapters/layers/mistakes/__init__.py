"""Chapter 05: what goes wrong with a sigmoid layer and a dense layer."""

from __future__ import annotations

from autograder.chapters.layers.mistakes.dense_backward import (
    DENSE_BACKWARD,
    PRODUCT_STEP,
    UPDATED_WEIGHTS,
    to_w,
    to_x,
)
from autograder.chapters.layers.mistakes.dense_forward import DENSE_FORWARD, FORWARD_PRODUCT
from autograder.chapters.layers.mistakes.layer_classes import LAYER_FORM, LAYERS
from autograder.chapters.layers.mistakes.sigmoid_backward import FLOOR, SIGMOID_BACKWARD, SLOPE_STEP

__all__ = [
    "DENSE_BACKWARD",
    "DENSE_FORWARD",
    "FLOOR",
    "FORWARD_PRODUCT",
    "LAYERS",
    "LAYER_FORM",
    "PRODUCT_STEP",
    "SIGMOID_BACKWARD",
    "SLOPE_STEP",
    "UPDATED_WEIGHTS",
    "to_w",
    "to_x",
]
