"""The way forward through the three-layer net as data (E6.2): each array from what stands before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.way_forward import Instead, Station, one_number, one_row

_COLUMN = "In this course the bias is a weight on a column of ones in X. Nothing is added after a product."
_RANGE = "σ lies between 0 and 1, and rises all the way."


Product = Callable[[dict[str, str], int], Instead]  # (the names of its arrays, layer) -> one of them


def _met(id_: str, name: str, hint: str, of: Callable[[Any, Any], Any], start: str = "into") -> Product:
    """Something else of (what goes in, the weights); start="before" : of what the squeeze was given."""

    def make(words: dict[str, str], layer: int) -> Instead:
        a, w = words[start], words["W"]
        return Instead(f"{id_}_{layer}", name.format(**words), hint.format(**words), lambda s: of(s[a], s[w]))

    return make


def _added(id_: str, name: str, over: Callable[[list[Any]], bool]) -> Product:
    """Something is added to the product."""
    return lambda words, layer: Instead(f"{id_}_{layer}", name.format(**words), _COLUMN, over=over)


_MET = "What {W} multiplies is what came out of the step before. Which array is that?"
_LINEAR = "In this network the last layer is linear: ŷ may be any number."
_PRODUCTS: tuple[Product, ...] = (
    _added(
        "bias_added",
        "A bias is added to `{result}`: all cells are off by one number.",
        one_number,
    ),
    _met(
        "product_squeezed",
        "`{result}` is squeezed already.",
        "`{result}` is the product alone.",
        lambda A, W: sigmoid(A @ W),
    ),
    _met(
        "input_squeezed",
        "`{into}` is squeezed once more on its way into the product.",
        _MET,
        lambda A, W: sigmoid(A) @ W,
    ),
    _met(
        "divided_by_N",
        "`{result}` is divided by the number of samples.",
        "Each sample has a row of its own. Nothing is averaged on the way forward.",
        lambda A, W: A @ W / len(A),
    ),
    _met("one_minus", "`{result}` is made with 1 − {into}.", _MET, lambda A, W: (1 - A) @ W),
    _met(
        "slope_goes_on",
        "The slope of the squeeze goes into `{result}`.",
        _MET,
        lambda A, W: (A * (1 - A)) @ W,
    ),
    _met("doubled_weights", "{W} is in `{result}` twice.", _MET, lambda A, W: 2 * A @ W),
    _met(
        "rectified",
        "`{result}` is cut at 0.",
        "`{result}` is the product alone.",
        lambda A, W: np.maximum(A @ W, 0),
    ),
    _met("minus", "`{result}` has the opposite sign.", "A product, as it is.", lambda A, W: -(A @ W)),
    _met(
        "tanh_product",
        "`{result}` went through a tanh.",
        "`{result}` is the product alone.",
        lambda A, W: np.tanh(A @ W),
    ),
)
_BEFORE_THE_SQUEEZE = _met(
    "H_goes_on",
    "{before} goes on instead of {into}, before the squeeze.",
    _MET,
    lambda A, W: A @ W,
    start="before",
)
_AFTER_A_SQUEEZE: tuple[Product, ...] = (
    _met(
        "centred",
        "The mean of {into} is taken off before the product.",
        _MET,
        lambda A, W: (A - A.mean(axis=0)) @ W,
    ),
    _met(
        "tanh_goes_on",
        "tanh of {before} goes into `{result}`, another squeeze than in `{into}`.",
        _MET,
        lambda A, W: np.tanh(A) @ W,
        start="before",
    ),
)
_AT_THE_OUTPUT: tuple[Product, ...] = (
    _met(
        "softmax_output",
        "The output goes through a softmax.",
        f"Each row of your Yhat adds up to 1. {_LINEAR}",
        lambda A, W: _softmax(A @ W),
    ),
    _met(
        "step_output",
        "The output is turned into 0 and 1.",
        _LINEAR,
        lambda A, W: (A @ W > 0) * 1.0,
    ),
    _met("rounded_output", "The output is rounded.", _LINEAR, lambda A, W: np.round(A @ W)),
    _met(
        "clipped_output",
        "The output is cut off at 0 and 1.",
        _LINEAR,
        lambda A, W: np.clip(A @ W, 0, 1),
    ),
)
_BIAS_ROW = _added(
    "bias_row_added",
    "A bias is added to `{result}`: the same row for every sample.",
    one_row,
)


def _product(result: str, into: str, weights: str, layer: int) -> Station:
    """`into` meets `weights`; what people let in instead."""
    made = [*_PRODUCTS]
    if layer > 1:
        made = [_BEFORE_THE_SQUEEZE, *made, *_AFTER_A_SQUEEZE]
    if result == "Yhat":
        made += _AT_THE_OUTPUT
    words = {"result": result, "into": into, "W": weights, "before": f"H{layer - 1}"}
    others = tuple(make(words, layer) for make in [*made, _BIAS_ROW])
    ask = f"`{result}` is not {into} times {weights}. Which two arrays make it?"
    return Station(result, lambda s: s[into] @ s[weights], ask, others)


Squeeze = Callable[[str, str], Instead]  # ("O1", "H1") -> one of them


def _curve(id_: str, name: str, hint: str, curve: Callable[[Any], Any]) -> Squeeze:
    """Another curve; {result} and {of} are put into the words."""

    def make(result: str, of: str) -> Instead:
        words = {"result": result, "of": of}
        return Instead(f"{id_}_{result}", name.format(**words), hint.format(**words), lambda s: curve(s[of]))

    return make


def _softmax(H: Any) -> Any:
    return np.exp(H) / np.exp(H).sum(axis=1, keepdims=True)


_SQUEEZES: tuple[Squeeze, ...] = (
    _curve("no_squeeze", "`{result}` is not squeezed.", "Your `{result}` is {of} itself.", lambda H: H),
    _curve(
        "squeezed_twice",
        "`{result}` is squeezed twice.",
        "Each layer has one sigmoid.",
        lambda H: sigmoid(sigmoid(H)),
    ),
    _curve(
        "tanh",
        "`{result}` is squeezed by another curve, tanh.",
        f"Yours can be negative. {_RANGE}",
        np.tanh,
    ),
    _curve(
        "relu",
        "`{result}` is bent by ReLU.",
        f"Yours has no upper end. {_RANGE}",
        lambda H: np.maximum(H, 0),
    ),
    _curve(
        "exponent_sign",
        "`{result}` is squeezed upside down.",
        "When {of} grows yours falls. Look at the sign in the exponent.",
        lambda H: sigmoid(-H),
    ),
    _curve("step", "`{result}` is a step, 0 or 1.", _RANGE, lambda H: (H > 0) * 1.0),
    _curve(
        "slope_for_squeeze",
        "`{result}` is the slope of the squeeze.",
        "How steep the curve is belongs to the way back.",
        lambda H: sigmoid(H) * (1 - sigmoid(H)),
    ),
    _curve(
        "slope_of_the_sum",
        "`{result}` is {of}(1 − {of}), the formula of a slope.",
        f"It belongs to the way back, and there it takes what came out of the sigmoid. {_RANGE}",
        lambda H: H * (1 - H),
    ),
    _curve(
        "softmax",
        "`{result}` went through a softmax.",
        f"Each row of yours adds up to 1. {_RANGE}",
        lambda H: _softmax(H),
    ),
    _curve(
        "half_steep",
        "`{result}` is half as steep.",
        "Something halves {of} before the squeeze.",
        lambda H: sigmoid(H / 2),
    ),
    _curve("power", "`{result}` is a power of e alone.", _RANGE, np.exp),
    _curve(
        "centred",
        "The mean of {of} is taken off before the squeeze.",
        "Each sample goes forward by itself.",
        lambda H: sigmoid(H - H.mean(axis=0)),
    ),
)


def _squeeze(result: str, of: str) -> Station:
    """`of` is squeezed; what people let in instead."""
    others = tuple(make(result, of) for make in _SQUEEZES)
    return Station(result, lambda s: sigmoid(s[of]), f"`{result}` is not the squeeze of {of}.", others)


STATIONS = (
    _product("H1", "X", "W1", 1),
    _squeeze("O1", "H1"),
    _product("H2", "O1", "W2", 2),
    _squeeze("O2", "H2"),
    _product("Yhat", "O2", "W3", 3),
)
