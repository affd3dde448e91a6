"""E5.2: wrong products on the way forward."""

from __future__ import annotations

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.mistake import Mistake

FORWARD_PRODUCT = (
    "In Figure 5.2, mode forward, choose one cell of Z: a row of X and a column of W light up.",
    "One sample X = (1, 2) and the weights (3, 0.5) of one neuron: 1 · 3 = 3 and 2 · 0.5 = 1, so Z = 3 + "
    "1 = 4.",
)

DENSE_FORWARD = (
    Mistake(
        "squeezed",
        "The output is squeezed already.",
        "The dense layer is the product alone; the sigmoid is a layer of its own.",
        FORWARD_PRODUCT,
        lambda X, W: sigmoid(np.asarray(X, dtype=float) @ W),
    ),
    Mistake(
        "divided_by_N",
        "Z is divided by the number of samples.",
        "Each sample has a row of its own. Nothing is averaged on the way forward.",
        FORWARD_PRODUCT,
        lambda X, W: np.asarray(X, dtype=float) @ W / len(X),
    ),
    Mistake(
        "divided_by_p",
        "You took means.",
        "Each cell of Z is a sum over the inputs. Yours is p times too small.",
        FORWARD_PRODUCT,
        lambda X, W: np.asarray(X, dtype=float) @ W / np.shape(X)[1],
    ),
    Mistake(
        "a_one_added",
        "Every entry of Z is 1 too large.",
        "Do your sums begin at 1, or is a bias added? In this course the bias is a weight on a column of "
        "ones in X, and nothing is added after the product.",
        FORWARD_PRODUCT,
        lambda X, W: np.asarray(X, dtype=float) @ W + 1,
    ),
    Mistake(
        "first_row_for_all",
        "Every sample gets the answer of the first.",
        "All rows of your Z are equal. Which row of X belongs to row n of Z?",
        FORWARD_PRODUCT,
        lambda X, W: np.repeat((np.asarray(X, dtype=float) @ W)[:1], len(X), axis=0),
    ),
    Mistake(
        "last_input_only",
        "Only the last input is heard.",
        "Each cell of Z is a sum over all inputs. Does each turn of the loop begin anew?",
        FORWARD_PRODUCT,
        lambda X, W: np.outer(np.asarray(X, dtype=float)[:, -1], np.asarray(W)[-1]),
    ),
    Mistake(
        "batch_summed",
        "The samples are added up.",
        "One row for each sample: Z has as many rows as X.",
        FORWARD_PRODUCT,
        lambda X, W: (np.asarray(X, dtype=float) @ W).sum(axis=0),
    ),
)
