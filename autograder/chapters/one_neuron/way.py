"""The way back through one neuron, as data: from L to z, to s, and there to w and to x."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.other_slopes import slopes
from autograder.chapters.other_starts import starts
from autograder.chapters.reference import sigmoid
from autograder.engine.way_back import Env, Leg, Otherwise, Road, Way

_WORDS = {"slope": "the slope of the sigmoid", "O": "z", "H": "s", "P": "z", "Y": "y"}
_MEETS = "For a product x·w, who appears in the derivative with respect to {like}?"


def _see(x: Any, w: Any, y: Any) -> Env:
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    s = np.sum(x * w)
    return _seen(x, w, y, s, sigmoid(s))


def _seen(x: Any, w: Any, y: Any, s: Any, z: Any) -> Env:
    return {"x": x, "w": w, "y": float(y), "s": s, "z": z}


def _sum_of_weights(x: Any, w: Any, y: Any) -> Env:
    s = np.sum(np.asarray(w, dtype=float))
    return _seen(np.asarray(x, dtype=float), np.asarray(w, dtype=float), y, s, sigmoid(s))


def _not_summed(x: Any, w: Any, y: Any) -> Env:
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    return _seen(x, w, y, x * w, sigmoid(x * w))


def _other_squeeze(squeeze: Any) -> Any:
    def see(x: Any, w: Any, y: Any) -> Env:
        env = _see(x, w, y)
        return env | {"z": squeeze(env["s"])}

    return see


Carry = Callable[[str, str], Otherwise]  # (own factor, the one of the other result) -> one of them

_EACH = "Each entry has a blame of its own, and its own partner in the sum."


def _carries(id_: str, says: str, of: Any, label: str = "", ask: str = _MEETS) -> Carry:
    """Something of (d, own, other); {own} and {other} are put into the words."""

    def make(own: str, other: str) -> Otherwise:
        def named(words: str) -> str:
            return words.replace("{own}", own).replace("{other}", other)

        return Otherwise(id_, named(says), ask, lambda d, env: of(d, env[own], env[other]), named(label))

    return make


_CARRIED: tuple[Carry, ...] = (
    _carries(
        "other_factor",
        "{result} carries {other}, where its partner in the product is meant",
        lambda d, a, b: d * b,
        "carries {other}",
    ),
    _carries(
        "no_factor",
        "{result} is the same number everywhere, 1 carries what arrives",
        lambda d, a, b: d * np.ones_like(a),
        "carries 1",
    ),
    _carries("factor_squared", "{own} is squared in {result}", lambda d, a, b: d * a**2, "squared"),
    _carries(
        "both_factors",
        "{result} carries both factors of the product",
        lambda d, a, b: d * a * b,
        "carries both",
    ),
    _carries(
        "factor_divides",
        "{result} is divided by {own} instead of multiplied",
        lambda d, a, b: d / a,
        "divides",
    ),
    _carries("divided_by_other", "{result} is divided by {other}", lambda d, a, b: d / b, "divides"),
    _carries(
        "factor_added",
        "{own} is added to what arrives, in {result}",
        lambda d, a, b: d + a,
        "added",
        "Along a road we multiply; where roads meet we add.",
    ),
    _carries(
        "first_for_all",
        "every entry of {result} is the first one",
        lambda d, a, b: d * a[0] * np.ones_like(a),
        "first for all",
        _EACH,
    ),
    _carries(
        "summed_for_all",
        "every entry of {result} is their sum",
        lambda d, a, b: d * np.sum(a) * np.ones_like(a),
        "added up",
        _EACH,
    ),
    _carries(
        "mean_for_all",
        "every entry of {result} is their mean",
        lambda d, a, b: d * np.mean(a) * np.ones_like(a),
        "averaged",
        _EACH,
    ),
    _carries(
        "one_number",
        "{result} is one number, the sum of its entries",
        lambda d, a, b: np.sum(d * a),
        "added up",
        _EACH,
    ),
    _carries(
        "whole_sum",
        "{result} carries the sum s itself",
        lambda d, a, b: d * np.sum(a * b) * np.ones_like(a),
        "carries s",
    ),
    _carries(
        "signs_of_factor",
        "only the sign of {own} is in {result}",
        lambda d, a, b: d * np.sign(a),
        "sign only",
    ),
    _carries(
        "sizes_of_factor",
        "the sign of {own} is lost in {result}",
        lambda d, a, b: d * np.abs(a),
        "sign lost",
    ),
    _carries(
        "reversed_factor",
        "{own} is in {result} from back to front",
        lambda d, a, b: d * a[::-1],
        "reversed",
    ),
    _carries(
        "arrival_missing",
        "{result} is {own} alone, what arrives is not used",
        lambda d, a, b: a + 0 * d,
        "without d",
        "How much does the loss care about s?",
    ),
    _carries(
        "nothing_but_arrival",
        "{result} is what arrives, one number",
        lambda d, a, b: d,
        "one number",
        _EACH,
    ),
)


def _carried(own: str, other: str) -> tuple[Otherwise, ...]:
    """Instead of d · own at the product; other : the factor that belongs to the other result."""
    return tuple(make(own, other) for make in _CARRIED)


def _leg(name: str, kind: str, act: Any, otherwise: Any, at: int) -> Leg:
    return Leg(name, kind, act, otherwise, words=_WORDS, stations=("L", "z", "s", "w"), at=at)


def _leaving(result: str, own: str, other: str) -> Leg:
    words = _WORDS | {"result": f"`{result}`", "like": "a weight" if result == "dw" else "an input"}
    stations = ("L", "z", "s", result[1])
    return Leg(
        result,
        "leave",
        lambda d, env: d * env[own],
        _carried(own, other),
        words=words,
        stations=stations,
        at=2,
    )


_LOSS = _leg("start", "start", lambda d, env: 2 * (env["z"] - env["y"]), starts("z", "y", lambda env: 1.0), 0)
_SLOPE = _leg("slope", "slope", lambda d, env: d * env["z"] * (1 - env["z"]), slopes("z", "s"), 1)
_ASK = "Work out s and z of a small neuron on paper, and compare them with those in your function."

WAY = Way(
    (
        Road("dw", (_LOSS, _SLOPE, _leaving("dw", "x", "w"))),
        Road("dx", (_LOSS, _SLOPE, _leaving("dx", "w", "x"))),
    ),
    _see,
    (
        ("not_summed", "s is not added up on the way forward", _ASK, _not_summed),
        ("sum_of_weights", "the inputs are not in s", _ASK, _sum_of_weights),
        ("tanh_forward", "z is squeezed by tanh on the way forward", _ASK, _other_squeeze(np.tanh)),
        (
            "mirrored_forward",
            "z is squeezed upside down on the way forward",
            "It falls where s grows: which sign does the exponent have? " + _ASK,
            _other_squeeze(lambda s: sigmoid(-s)),
        ),
        (
            "squeezed_twice_forward",
            "z is squeezed twice on the way forward",
            _ASK,
            _other_squeeze(lambda s: sigmoid(sigmoid(s))),
        ),
        ("no_squeeze_forward", "z is the sum s itself on the way forward", _ASK, _other_squeeze(lambda s: s)),
    ),
)
