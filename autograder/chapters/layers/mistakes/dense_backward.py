"""E5.2: wrong ways back through a product."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import dense_backward
from autograder.engine.mistake import Mistake, Step

PRODUCT_STEP = (
    "In Figure 5.2 choose the mode dW and one cell: which cells of X light up, which of dZ, and what is done "
    "with their products? Then the mode dX.",
    "Two samples, one input, one neuron: X = (1, 2), dZ = (5, −1), W = 3. The first sample asks for 1 · "
    "5 = 5, the "
    "second for 2 · −1 = −2, so dW = 5 − 2 = 3. Each sample gets its own dX: 5 · 3 = 15 and −1 · 3 = −3.",
)

_DENSE_TO_W = ("L", "Z", "W")

_DENSE_TO_X = ("L", "Z", "X")


def to_w(label: str, missing: bool = False) -> Step:
    return Step(_DENSE_TO_W, 1, label, missing)


def to_x(label: str, missing: bool = False) -> Step:
    return Step(_DENSE_TO_X, 1, label, missing)


def _dense(
    dX: Callable[..., Any] | None = None, dW: Callable[..., Any] | None = None
) -> Callable[[Any, Any, Any], tuple[Any, Any]]:
    """The right way back with one of its two results replaced."""

    def wrong(X: Any, W: Any, dZ: Any) -> tuple[Any, Any]:
        X, W, dZ = (np.asarray(a, dtype=float) for a in (X, W, dZ))
        right = dense_backward(X, W, dZ)
        return (
            right[0] if dX is None else dX(X, W, dZ),
            right[1] if dW is None else dW(X, W, dZ),
        )

    return wrong


def _rows_only(row: int) -> Callable[..., Any]:
    return lambda X, W, dZ: np.outer(X[row], dZ[row])


DENSE_BACKWARD = (
    Mistake(
        "dW_transposed",
        "dW is lying on its side.",
        "A gradient has the shape of the thing it changes. Compare dW.shape with W.shape.",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: dZ.T @ X),
        to_w("on its side"),
    ),
    Mistake(
        "dX_transposed",
        "dX is lying on its side.",
        "A gradient has the shape of the thing it changes. Compare dX.shape with X.shape.",
        PRODUCT_STEP,
        _dense(dX=lambda X, W, dZ: W @ dZ.T),
        to_x("on its side"),
    ),
    Mistake(
        "dW_divided_by_N",
        "dW is divided by the number of samples.",
        "The 1/N of the loss is already in dZ: the loss put it there. The layer only adds up over the "
        "samples.",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: X.T @ dZ / len(X)),
        to_w("divided by N"),
    ),
    Mistake(
        "both_divided_by_N",
        "Both are divided by the number of samples.",
        "The 1/N of the loss is already in dZ. A layer that divides again does it once for each layer.",
        PRODUCT_STEP,
        _dense(dX=lambda X, W, dZ: dZ @ W.T / len(X), dW=lambda X, W, dZ: X.T @ dZ / len(X)),
        to_w("divided by N"),
    ),
    Mistake(
        "no_incoming_in_dW",
        "dW does not hear what arrives.",
        "Change dZ: your dW does not move. How much does the loss care about each cell of Z?",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: X.T @ np.ones_like(dZ)),
        to_w("without dZ"),
    ),
    Mistake(
        "no_incoming_in_dX",
        "dX does not hear what arrives.",
        "Change dZ: your dX does not move. How much does the loss care about each cell of Z?",
        PRODUCT_STEP,
        _dense(dX=lambda X, W, dZ: np.ones_like(dZ) @ W.T),
        to_x("without dZ"),
    ),
    Mistake(
        "output_for_gradient",
        "dW is made from Z, not from dZ.",
        "What meets X on the way back is the gradient that arrives, not what the layer said.",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: X.T @ (X @ W)),
        to_w("Z for dZ"),
    ),
    Mistake(
        "batch_summed_first",
        "The batch was added up before the product.",
        "A sum of products is not a product of sums. What should happen to one sample before you add "
        "samples?",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: np.outer(X.sum(axis=0), dZ.sum(axis=0))),
        to_w("added too early"),
    ),
    Mistake(
        "product_of_means",
        "The batch was averaged before the product.",
        "A sum of products is not a product of means. What should happen to one sample before you add "
        "samples?",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: np.outer(X.mean(axis=0), dZ.mean(axis=0))),
        to_w("averaged first"),
    ),
    Mistake(
        "dW_per_sample",
        "dW has a matrix for every sample.",
        "The loss is one number: what do you do over the samples?",
        PRODUCT_STEP,
        _dense(dW=lambda X, W, dZ: np.einsum("ni,nk->nik", X, dZ)),
        to_w("not added up"),
    ),
    Mistake(
        "last_sample_only",
        "Only the last sample counts.",
        "Change a middle row of X: your dW does not move. Is there an = where += should be?",
        PRODUCT_STEP,
        _dense(dW=_rows_only(-1)),
        to_w("last one only"),
    ),
    Mistake(
        "first_sample_only",
        "Only the first sample counts.",
        "Change a middle row of X: your dW does not move. Does the loop end too early?",
        PRODUCT_STEP,
        _dense(dW=_rows_only(0)),
        to_w("first one only"),
    ),
    Mistake(
        "signs_of_weights",
        "dX knows only the sign of the weights.",
        "How far a push of X moves Z depends on how large the weight is.",
        PRODUCT_STEP,
        _dense(dX=lambda X, W, dZ: dZ @ np.sign(W).T),
        to_x("sign only"),
    ),
)

UPDATED_WEIGHTS = Mistake(
    "updated_weights",
    "dX travels through weights that have already moved.",
    "dW is right, dX is slightly off: W was changed before the way back was done with it. The step comes "
    "last.",
    PRODUCT_STEP,
    None,
    to_x("W has moved"),
)
