"""E6.3: the wrong ways back, and those that no single number shows."""

from __future__ import annotations

from autograder.chapters.three_layer_net.mistakes.products import PRODUCTS
from autograder.chapters.three_layer_net.mistakes.road import PRODUCT_STEP, SLOPE_STEP, at_step
from autograder.chapters.three_layer_net.mistakes.slopes import SLOPES
from autograder.chapters.three_layer_net.mistakes.start import START
from autograder.engine.mistake import Mistake

BACKWARD = (*START, *SLOPES, *PRODUCTS)

UPDATED_WEIGHTS = Mistake(
    "updated_weights",
    "A weight matrix was changed while the way back still needed it.",
    "dW of the last layer is right, all earlier ones are slightly off: d travelled through weights that "
    "had already "
    "moved. First all gradients, then the step.",
    PRODUCT_STEP,
    None,
    at_step(1, "W₃ has moved"),
)

MOVED_WEIGHTS = Mistake(
    "moved_weights",
    "You returned weights that have already moved.",
    "The gradient alone is asked; the step comes later.",
    PRODUCT_STEP,
)

ONLY_LAST = Mistake(
    "only_dW3",
    "Only one gradient came back.",
    "That is one step of three. Three arrays are asked: (dW1, dW2, dW3).",
    SLOPE_STEP,
)
