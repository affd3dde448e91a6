"""E6.3: ways back that make dW of something else, or of other samples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import backward, forward, mse_grad
from autograder.chapters.three_layer_net.mistakes.road import PRODUCT_STEP, START_STEP, at_step, drop_to
from autograder.chapters.three_layer_net.mistakes.way_back import slope_of, way_back
from autograder.engine.mistake import Mistake


def _of_one_sample(row: slice) -> Callable[..., tuple[Any, Any, Any]]:
    return lambda X, Y, W1, W2, W3: backward(X[row], Y[row], W1, W2, W3)


def _of_one_sample_by_N(row: int) -> Callable[..., tuple[Any, Any, Any]]:
    """Only one row of X meets d, but 1/N stands."""

    def wrong(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
        rows = slice(row, None) if row == -1 else slice(row, row + 1)
        return tuple(g / len(X) for g in backward(X[rows], Y[rows], W1, W2, W3))

    return wrong


def _transposed(*args: Any) -> tuple[Any, Any, Any]:
    return tuple(g.T for g in backward(*args))


def _own_output(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
    """dW from what came out of each product instead of what went in."""
    kept = forward(X, W1, W2, W3)
    d = mse_grad(kept["Yhat"], Y)
    dW3 = kept["Yhat"].T @ d
    d = (d @ np.transpose(W3)) * slope_of(kept["O2"], None)
    dW2 = kept["O2"].T @ d
    d = (d @ np.transpose(W2)) * slope_of(kept["O1"], None)
    return kept["O1"].T @ d, dW2, dW3


def _sums_first(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
    """Each dW as one outer product of column sums."""
    kept = forward(X, W1, W2, W3)
    d = mse_grad(kept["Yhat"], Y)
    dW3 = np.outer(kept["O2"].sum(0), d.sum(0))
    d = (d @ np.transpose(W3)) * slope_of(kept["O2"], None)
    dW2 = np.outer(kept["O1"].sum(0), d.sum(0))
    d = (d @ np.transpose(W2)) * slope_of(kept["O1"], None)
    return np.outer(np.sum(X, axis=0), d.sum(0)), dW2, dW3


def _zeros(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
    return tuple(np.zeros(np.shape(W)) for W in (W1, W2, W3))


PRODUCTS = [
    Mistake(
        "own_output",
        "dW is made from the layer's own output.",
        "What did this weight matrix multiply in the forward pass? That is what meets d again.",
        PRODUCT_STEP,
        _own_output,
        drop_to("Ŷ", "W₃", "Ŷ for O₂"),
    ),
    Mistake(
        "H_for_O",
        "dW is made from H instead of O.",
        "W₃ multiplied O₂ in the forward pass, not H₂. What did each weight matrix multiply?",
        PRODUCT_STEP,
        way_back(keep=("X", "H1", "H2")),
        drop_to("Ŷ", "W₃", "H₂ for O₂"),
    ),
    Mistake(
        "all_transposed",
        "What you return is lying on its side.",
        "A gradient has the shape of the thing it changes. Compare its shape with that of its matrix.",
        PRODUCT_STEP,
        _transposed,
        drop_to("Ŷ", "W₃", "on its side"),
    ),
    Mistake(
        "reverse_order",
        "Right numbers, wrong seats.",
        "The three gradients are right and come in the order you met them. Asked for is (dW1, dW2, dW3).",
        PRODUCT_STEP,
        lambda *args: backward(*args)[::-1],
    ),
    Mistake(
        "last_sample_only",
        "Only the last sample counts.",
        "Change a middle row of X: your gradient does not move. Is there an = where += should be?",
        PRODUCT_STEP,
        _of_one_sample(slice(-1, None)),
        drop_to("Ŷ", "W₃", "last one only"),
    ),
    Mistake(
        "first_sample_only",
        "Only the first sample counts.",
        "Change a middle row of X: your gradient does not move. Does the loop end too early?",
        PRODUCT_STEP,
        _of_one_sample(slice(0, 1)),
        drop_to("Ŷ", "W₃", "first one only"),
    ),
    Mistake(
        "last_sample_of_the_mean",
        "Only the last sample counts.",
        "Change a middle row of X: your gradient does not move. Is there an = where += should be?",
        PRODUCT_STEP,
        _of_one_sample_by_N(-1),
        drop_to("Ŷ", "W₃", "last one only"),
    ),
    Mistake(
        "first_sample_of_the_mean",
        "Only the first sample counts.",
        "Change a middle row of X: your gradient does not move. Does the loop end too early?",
        PRODUCT_STEP,
        _of_one_sample_by_N(0),
        drop_to("Ŷ", "W₃", "first one only"),
    ),
    Mistake(
        "batch_summed_first",
        "The batch was added up before the products.",
        "A sum of products is not a product of sums. What should happen to one sample before you add "
        "samples?",
        PRODUCT_STEP,
        _sums_first,
        drop_to("Ŷ", "W₃", "added too early"),
    ),
    Mistake(
        "all_zero",
        "All your gradients are 0.",
        "Are the arrays of zeros ever filled, and does anything leave the loss?",
        START_STEP,
        _zeros,
        at_step(0, "nothing leaves", missing=True),
    ),
]
