"""The way forward through a dense layer as data (E5.2): Z from X and W, and what people write instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.engine.way_forward import Instead, Seen, Station, one_number, one_row


def _instead(id_: str, name: str, hint: str, of: Callable[[Any, Any], Any]) -> Instead:
    return Instead(id_, name, hint, lambda seen: of(seen["X"], seen["W"]))


_COLUMN = "In this course the bias is a weight on a column of ones in X. Nothing is added after the product."
_ALL = "Each cell of Z is a sum over all inputs. Which of them does yours reach?"
_OTHERS = (
    Instead("bias_added", "A bias is added: every cell is off by the same amount.", _COLUMN, over=one_number),
    _instead(
        "first_input_only", "Only the first input is heard.", _ALL, lambda X, W: np.outer(X[:, 0], W[0])
    ),
    _instead("last_input_left_out", "The last input is left out.", _ALL, lambda X, W: X[:, :-1] @ W[:-1]),
    _instead("first_input_left_out", "The first input is left out.", _ALL, lambda X, W: X[:, 1:] @ W[1:]),
    _instead(
        "tanh_squeezed",
        "The output is squeezed by tanh already.",
        "The dense layer is the product alone; a squeeze is a layer of its own.",
        lambda X, W: np.tanh(X @ W),
    ),
    _instead(
        "relu_bent",
        "The output is cut at 0 already, by ReLU.",
        "The dense layer is the product alone; a bend is a layer of its own.",
        lambda X, W: np.maximum(X @ W, 0),
    ),
    _instead(
        "softmax_output",
        "The output went through a softmax.",
        "Each row of your Z adds up to 1. The dense layer is the product alone.",
        lambda X, W: np.exp(X @ W) / np.exp(X @ W).sum(axis=1, keepdims=True),
    ),
    _instead(
        "weights_reshaped",
        "A matrix is reshaped, not transposed.",
        "Reshaping keeps the order of the numbers and cuts them into other rows.",
        lambda X, W: X @ W.reshape(W.shape[::-1]).T,
    ),
    _instead(
        "signs_lost",
        "The signs are lost.",
        "A negative weight takes something off.",
        lambda X, W: np.abs(X) @ np.abs(W),
    ),
    _instead(
        "output_sign_lost", "The sign of Z is lost.", "A sum may be negative.", lambda X, W: np.abs(X @ W)
    ),
    _instead(
        "inputs_squeezed",
        "X is squeezed before the product.",
        "What came in is used as it is.",
        lambda X, W: 1 / (1 + np.exp(-X)) @ W,
    ),
    _instead(
        "centred",
        "The mean of each column was taken off.",
        "The layer is the product alone; it knows one sample as well as many.",
        lambda X, W: X @ W - (X @ W).mean(axis=0),
    ),
    _instead(
        "weights_squared",
        "W is squared in the product.",
        "Each weight says how loud its input is heard, once.",
        lambda X, W: X @ W**2,
    ),
    _instead(
        "distances",
        "Z is made of distances.",
        "Each cell of Z is a sum of products.",
        lambda X, W: ((X[:, :, None] - W) ** 2).sum(axis=1),
    ),
    _instead(
        "last_row_for_all",
        "Every sample gets the answer of the last.",
        "All rows of your Z are equal. Which row of X belongs to row n of Z?",
        lambda X, W: np.repeat((X @ W)[-1:], len(X), axis=0),
    ),
    _instead(
        "divided_by_root",
        "Z is divided by the root of the number of inputs.",
        "How large the weights are is settled when they are made. Nothing is scaled on the way forward.",
        lambda X, W: X @ W / np.sqrt(len(W)),
    ),
    Instead("bias_row_added", "A bias is added: the same row on top of every sample.", _COLUMN, over=one_row),
)


def _product(seen: Seen) -> Any:
    return seen["X"] @ seen["W"]


STATIONS = (
    Station("Z", _product, "Take one sample and one neuron: which sum makes that cell of Z?", _OTHERS),
)

_RANGE = "σ(s) = 1/(1 + e⁻ˢ) lies between 0 and 1, and rises all the way."
# what people let `Sigmoid.forward` give: name, where to look, curve
OTHER_SQUEEZES: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("`forward` of `Sigmoid` squeezes by tanh.", _RANGE, np.tanh),
    (
        "`forward` of `Sigmoid` is upside down.",
        f"When s grows yours falls. {_RANGE}",
        lambda s: 1 / (1 + np.exp(s)),
    ),
    ("`forward` of `Sigmoid` is a ReLU.", _RANGE, lambda s: np.maximum(s, 0)),
    ("`forward` of `Sigmoid` does not squeeze.", f"s came back as it was. {_RANGE}", lambda s: s),
    ("`forward` of `Sigmoid` is the power alone.", _RANGE, lambda s: np.exp(-s)),
    (
        "`forward` of `Sigmoid` gives the slope of the curve.",
        f"The slope belongs to `backward`. {_RANGE}",
        lambda s: np.exp(-np.abs(s)) / (1 + np.exp(-np.abs(s))) ** 2,
    ),
    (
        "`forward` of `Sigmoid` squeezes twice.",
        _RANGE,
        lambda s: 1 / (1 + np.exp(-1 / (1 + np.exp(-s)))),
    ),
)
