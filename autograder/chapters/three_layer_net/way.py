"""The way back through a net of any number of layers, as data; the last is linear, all others squeeze."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.other_products import leaves, through_weights
from autograder.chapters.other_slopes import slopes
from autograder.chapters.other_starts import output_slopes, starts
from autograder.chapters.reference import sigmoid
from autograder.engine.way_back import Env, Leg, Road, Way

_ASK = "Look at the forward pass inside your function: does it give the arrays of E6.2?"


def net_way(layers: int, split: Callable[..., tuple[Any, Any, Any]] = lambda X, Y, *Ws: (X, Y, Ws)) -> Way:
    """The way back of a net with `layers` weight matrices; results dW1 … in the order in which they leave.

    split : the arguments of the answer -> X, Y and the list of matrices
    """
    trunk: list[Leg] = [_start(layers)]
    roads = []
    for k in range(layers, 0, -1):
        roads.append(Road(f"dW{k}", (*trunk, _leave(k, layers)), adds=f"W{k}", to=f"layer {k}"))
        if k > 1:
            trunk += [_through(k, layers), _slope(k - 1, layers)]
    see = _seeing(split, lambda H, k: sigmoid(H), lambda Z: Z)
    forwards = (
        (
            "squeezed_output",
            "the output is squeezed on the way forward",
            _ASK,
            _seeing(split, lambda H, k: sigmoid(H), sigmoid),
        ),
        (
            "tanh_forward",
            "the layers are squeezed by tanh on the way forward",
            _ASK,
            _seeing(split, lambda H, k: np.tanh(H), lambda Z: Z),
        ),
        (
            "no_squeeze_forward",
            "nothing is squeezed on the way forward",
            _ASK,
            _seeing(split, lambda H, k: H, lambda Z: Z),
        ),
        (
            "relu_forward",
            "the layers are bent by ReLU on the way forward",
            _ASK,
            _seeing(split, lambda H, k: np.maximum(H, 0), lambda Z: Z),
        ),
    )
    return Way(tuple(roads), see, forwards)


def _seeing(
    split: Callable[..., Any], squeeze: Callable[[Any, int], Any], last: Callable[[Any], Any]
) -> Callable[..., Env]:
    def see(*args: Any) -> Env:
        X, Y, Ws = split(*args)
        env: Env = {"O0": np.asarray(X, dtype=float), "Y": np.asarray(Y, dtype=float), "N": len(X)}
        for k, W in enumerate(Ws, start=1):
            env[f"W{k}"] = np.asarray(W, dtype=float)
            env[f"H{k}"] = env[f"O{k - 1}"] @ env[f"W{k}"]
            env[f"O{k}"] = squeeze(env[f"H{k}"], k)
        env["Yhat"] = env[f"O{len(Ws)}"] = last(env[f"H{len(Ws)}"])
        env["start"] = 2 * (env["Yhat"] - env["Y"]) / env["N"]
        return env

    return see


_SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _stations(layers: int, down_to: int) -> tuple[str, ...]:
    """L, Ŷ, O₂, H₂, … to the sums of a layer."""
    names = ["L", "Ŷ"]
    for k in range(layers - 1, down_to - 1, -1):
        names += [f"O{k}", f"H{k}"]
    return tuple(name.translate(_SMALL) for name in names)


def _drawn(layers: int) -> tuple[str, ...]:
    return (*_stations(layers, 1), "W₁")


def _start(layers: int) -> Leg:
    otherwise = (*starts("Yhat", "Y", lambda env: env["N"]), *output_slopes("Yhat"))
    return Leg(
        "start",
        "start",
        lambda d, env: env["start"],
        otherwise,
        words={"P": "Ŷ", "Y": "Y"},
        stations=_drawn(layers),
        at=0,
    )


def _through(k: int, layers: int) -> Leg:
    words = {"W": f"W{k}", "A": f"O{k - 1}"}
    return Leg(
        f"through W{k}",
        "weights",
        lambda d, env: d @ env[f"W{k}"].T,
        through_weights(f"W{k}", f"O{k - 1}"),
        words=words,
        general={"W": "W", "A": "O"},
        stations=_drawn(layers),
        at=1 + 2 * (layers - k),
    )


def _slope(k: int, layers: int) -> Leg:
    words = {
        "slope": f"the slope of layer {k}",
        "O": f"O{k}",
        "H": f"H{k}",
    }
    return Leg(
        f"slope {k}",
        "slope",
        lambda d, env: d * env[f"O{k}"] * (1 - env[f"O{k}"]),
        slopes(f"O{k}", f"H{k}"),
        words=words,
        general={"slope": "the slope of the sigmoid", "O": "O", "H": "H"},
        stations=_drawn(layers),
        at=2 + 2 * (layers - 1 - k),
    )


def _leave(k: int, layers: int) -> Leg:
    A = f"O{k - 1}" if k > 1 else "X"
    words = {
        "result": f"dW{k}",
        "A": A,
        "H": f"H{k - 1}",
        "W": f"W{k}",
        "own": f"O{k}" if k < layers else "Ŷ",
    }
    road = (*_stations(layers, k), f"W{k}".translate(_SMALL))
    otherwise = leaves(f"O{k - 1}", f"H{k - 1}" if k > 1 else "", f"O{k}", f"W{k}")
    return Leg(
        f"dW{k}",
        "leave",
        lambda d, env: env[f"O{k - 1}"].T @ d,
        otherwise,
        words=words,
        general={"result": "each gradient", "A": "what went in", "H": "H", "own": "output", "W": "W"},
        stations=road,
        at=len(road) - 2,
    )
