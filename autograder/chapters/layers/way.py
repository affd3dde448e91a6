"""The ways back through a sigmoid layer and through a dense layer, as data."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chapters.other_products import leaves, through_weights
from autograder.chapters.other_slopes import slopes
from autograder.chapters.reference import sigmoid
from autograder.engine.way_back import Env, Leg, Otherwise, Road, Way


def _see_sigmoid(s: Any, grad: Any) -> Env:
    s = np.asarray(s, dtype=float)
    return {"s": s, "grad": np.asarray(grad, dtype=float), "z": sigmoid(s)}


_WORDS = {"slope": "the slope of the sigmoid", "O": "z", "H": "s"}
SIGMOID_WAY = Way(
    (
        Road(
            "ds",
            (
                Leg("arrives", "arrive", lambda d, env: env["grad"]),
                Leg(
                    "slope",
                    "slope",
                    lambda d, env: d * env["z"] * (1 - env["z"]),
                    slopes("z", "s"),
                    words=_WORDS,
                    stations=("L", "z", "s"),
                    at=1,
                ),
            ),
        ),
    ),
    _see_sigmoid,
)


def _see_dense(X: Any, W: Any, dZ: Any) -> Env:
    X, W, dZ = (np.asarray(a, dtype=float) for a in (X, W, dZ))
    return {"X": X, "W": W, "dZ": dZ, "Z": X @ W}


def _arrival(id_: str, says: str, ask: str, of: Any) -> Otherwise:
    """Something of (dZ, Z) where the dZ that arrives is meant."""
    return Otherwise(id_, says, ask, lambda d, env: of(env["dZ"], env["Z"]))


_ALONE = "The dense layer is the product alone; a sigmoid is a layer of its own, with its own backward."
_ROWS = "Each sample has a row of its own."
_ARRIVALS = (
    _arrival(
        "slope_in_dense",
        "dZ meets the slope of a sigmoid",
        _ALONE,
        lambda d, Z: d * sigmoid(Z) * (1 - sigmoid(Z)),
    ),
    _arrival("slope_of_Z_in_dense", "dZ meets a slope Z(1 − Z)", _ALONE, lambda d, Z: d * Z * (1 - Z)),
    _arrival("relu_in_dense", "dZ meets the slope of a ReLU", _ALONE, lambda d, Z: d * (Z > 0)),
    _arrival("tanh_in_dense", "dZ meets the slope of a tanh", _ALONE, lambda d, Z: d * (1 - np.tanh(Z) ** 2)),
    _arrival("times_Z", "dZ is multiplied by Z", _ALONE, lambda d, Z: d * Z),
    _arrival(
        "Z_for_dZ",
        "Z stands where dZ belongs",
        "What goes back is the gradient that arrives, not what the layer said.",
        lambda d, Z: Z,
    ),
    _arrival(
        "error_of_Z",
        "dZ is taken off Z, or Z off dZ",
        "dZ is the gradient already: nothing is compared here.",
        lambda d, Z: d - Z,
    ),
    _arrival(
        "dZ_averaged", "dZ is averaged over the batch first", _ROWS, lambda d, Z: d.mean(axis=0) + 0 * d
    ),
    _arrival(
        "dZ_ones",
        "dZ is not used",
        "How much does the loss care about each cell of Z?",
        lambda d, Z: np.ones_like(d),
    ),
    _arrival(
        "dZ_sign",
        "only the sign of dZ is used",
        "How much the loss cares is lost.",
        lambda d, Z: np.sign(d),
    ),
    _arrival("dZ_squared", "dZ is squared", "dZ is the gradient already.", lambda d, Z: d**2),
    _arrival(
        "dZ_sizes",
        "the sign of dZ is lost",
        "Two samples may pull in opposite directions.",
        lambda d, Z: np.abs(d),
    ),
)


def _over_the_batch() -> tuple[Otherwise, ...]:
    """What people do with the rows of dX."""
    ask = "Each sample has a gradient of its own: dX has a row for each row of X."
    return (
        Otherwise(
            "dX_summed", "{result} is added up over the batch", ask, lambda d, env: (d @ env["W"].T).sum(0)
        ),
        Otherwise(
            "dX_mean", "{result} is averaged over the batch", ask, lambda d, env: (d @ env["W"].T).mean(0)
        ),
        Otherwise("dX_total", "{result} is one number", ask, lambda d, env: np.sum(d @ env["W"].T)),
    )


_ARRIVES = Leg("arrives", "arrive", lambda d, env: env["dZ"], _ARRIVALS)


def _leaving(result: str, act: Any, otherwise: Any) -> Leg:
    words = {"result": f"`{result}`", "A": "X", "W": "W", "own": "Z"}
    return Leg(
        result,
        "leave" if result == "dW" else "weights",
        act,
        otherwise,
        words=words,
        stations=("L", "Z", result[1]),
        at=1,
    )


# dX has one step of the kind "weights", so its clauses need the name of the result
DENSE_WAY = Way(
    (
        Road(
            "dX",
            (
                _ARRIVES,
                _leaving(
                    "dX", lambda d, env: d @ env["W"].T, (*through_weights("W", "X"), *_over_the_batch())
                ),
            ),
        ),
        Road(
            "dW",
            (_ARRIVES, _leaving("dW", lambda d, env: env["X"].T @ d, leaves("X", own="Z", w="W"))),
            adds="W",
        ),
    ),
    _see_dense,
)
