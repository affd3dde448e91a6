"""The way forward through the three-layer net as data (E6.2): each array from what stands before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.way_forward import Instead, Seen, Station, one_number, one_row

_COLUMN = "In this course the bias is a weight on a column of ones in X. Nothing is added after a product."
_RANGE = "σ lies between 0 and 1, and rises all the way."


def _product(result: str, into: str, weights: str, layer: int) -> Station:
    """`into` meets `weights`; what people let in instead."""

    def instead(id_: str, name: str, hint: str, of: Callable[[Seen], Any]) -> Instead:
        return Instead(f"{id_}_{layer}", name, hint, of)

    W = weights
    met = f"What {W} multiplies is what came out of the step before. Which array is that?"
    others = [
        Instead(
            f"bias_added_{layer}",
            f"A bias is added to `{result}`: all cells are off by one number.",
            _COLUMN,
            over=one_number,
        ),
        instead(
            "product_squeezed",
            f"`{result}` is squeezed already.",
            f"`{result}` is the product alone.",
            lambda s: sigmoid(s[into] @ s[W]),
        ),
        instead(
            "input_squeezed",
            f"`{into}` is squeezed once more on its way into the product.",
            met,
            lambda s: sigmoid(s[into]) @ s[W],
        ),
        instead(
            "divided_by_N",
            f"`{result}` is divided by the number of samples.",
            "Each sample has a row of its own. Nothing is averaged on the way forward.",
            lambda s: s[into] @ s[W] / len(s[into]),
        ),
        instead("one_minus", f"`{result}` is made with 1 − {into}.", met, lambda s: (1 - s[into]) @ s[W]),
        instead(
            "slope_goes_on",
            f"The slope of the squeeze goes into `{result}`.",
            met,
            lambda s: (s[into] * (1 - s[into])) @ s[W],
        ),
        instead("doubled_weights", f"{W} is in `{result}` twice.", met, lambda s: 2 * s[into] @ s[W]),
        instead(
            "rectified",
            f"`{result}` is cut at 0.",
            f"`{result}` is the product alone.",
            lambda s: np.maximum(s[into] @ s[W], 0),
        ),
        instead(
            "minus", f"`{result}` has the opposite sign.", "A product, as it is.", lambda s: -(s[into] @ s[W])
        ),
        instead(
            "tanh_product",
            f"`{result}` went through a tanh.",
            f"`{result}` is the product alone.",
            lambda s: np.tanh(s[into] @ s[W]),
        ),
    ]
    if layer > 1:
        before = f"H{layer - 1}"
        others.insert(
            0,
            instead(
                "H_goes_on",
                f"{before} goes on instead of {into}, before the squeeze.",
                met,
                lambda s: s[before] @ s[W],
            ),
        )
        others.append(
            instead(
                "centred",
                f"The mean of {into} is taken off before the product.",
                met,
                lambda s: (s[into] - s[into].mean(axis=0)) @ s[W],
            )
        )
        others.append(
            instead(
                "tanh_goes_on",
                f"tanh of {before} goes into `{result}`, another squeeze than in `{into}`.",
                met,
                lambda s: np.tanh(s[before]) @ s[W],
            )
        )
    if result == "Yhat":
        linear = "In this network the last layer is linear: ŷ may be any number."
        others.append(
            instead(
                "softmax_output",
                "The output goes through a softmax.",
                f"Each row of your Yhat adds up to 1. {linear}",
                lambda s: _softmax(s[into] @ s[W]),
            )
        )
        others.append(
            instead(
                "step_output",
                "The output is turned into 0 and 1.",
                linear,
                lambda s: (s[into] @ s[W] > 0) * 1.0,
            )
        )
        others.append(
            instead("rounded_output", "The output is rounded.", linear, lambda s: np.round(s[into] @ s[W]))
        )
        others.append(
            instead(
                "clipped_output",
                "The output is cut off at 0 and 1.",
                linear,
                lambda s: np.clip(s[into] @ s[W], 0, 1),
            )
        )
    others.append(
        Instead(
            f"bias_row_added_{layer}",
            f"A bias is added to `{result}`: the same row for every sample.",
            _COLUMN,
            over=one_row,
        )
    )
    ask = f"`{result}` is not {into} times {W}. Which two arrays make it?"
    return Station(result, lambda s: s[into] @ s[W], ask, tuple(others))


def _squeeze(result: str, of: str) -> Station:
    def instead(id_: str, name: str, hint: str, curve: Callable[[Any], Any]) -> Instead:
        return Instead(f"{id_}_{result}", name, hint, lambda s: curve(s[of]))

    others = (
        instead(
            "no_squeeze", f"`{result}` is not squeezed.", f"Your `{result}` is {of} itself.", lambda H: H
        ),
        instead(
            "squeezed_twice",
            f"`{result}` is squeezed twice.",
            "Each layer has one sigmoid.",
            lambda H: sigmoid(sigmoid(H)),
        ),
        instead(
            "tanh",
            f"`{result}` is squeezed by another curve, tanh.",
            f"Yours can be negative. {_RANGE}",
            np.tanh,
        ),
        instead(
            "relu",
            f"`{result}` is bent by ReLU.",
            f"Yours has no upper end. {_RANGE}",
            lambda H: np.maximum(H, 0),
        ),
        instead(
            "exponent_sign",
            f"`{result}` is squeezed upside down.",
            f"When {of} grows yours falls. Look at the sign in the exponent.",
            lambda H: sigmoid(-H),
        ),
        instead("step", f"`{result}` is a step, 0 or 1.", _RANGE, lambda H: (H > 0) * 1.0),
        instead(
            "slope_for_squeeze",
            f"`{result}` is the slope of the squeeze.",
            "How steep the curve is belongs to the way back.",
            lambda H: sigmoid(H) * (1 - sigmoid(H)),
        ),
        instead(
            "slope_of_the_sum",
            f"`{result}` is {of}(1 − {of}), the formula of a slope.",
            f"It belongs to the way back, and there it takes what came out of the sigmoid. {_RANGE}",
            lambda H: H * (1 - H),
        ),
        instead(
            "softmax",
            f"`{result}` went through a softmax.",
            f"Each row of yours adds up to 1. {_RANGE}",
            lambda H: _softmax(H),
        ),
        instead(
            "half_steep",
            f"`{result}` is half as steep.",
            f"Something halves {of} before the squeeze.",
            lambda H: sigmoid(H / 2),
        ),
        instead("power", f"`{result}` is a power of e alone.", _RANGE, np.exp),
        instead(
            "centred",
            f"The mean of {of} is taken off before the squeeze.",
            "Each sample goes forward by itself.",
            lambda H: sigmoid(H - H.mean(axis=0)),
        ),
    )
    return Station(result, lambda s: sigmoid(s[of]), f"`{result}` is not the squeeze of {of}.", others)


def _softmax(H: Any) -> Any:
    return np.exp(H) / np.exp(H).sum(axis=1, keepdims=True)


STATIONS = (
    _product("H1", "X", "W1", 1),
    _squeeze("O1", "H1"),
    _product("H2", "O1", "W2", 2),
    _squeeze("O2", "H2"),
    _product("Yhat", "O2", "W3", 3),
)
