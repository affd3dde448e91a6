"""Nets that are ill of their data: shuffled labels, rows of X and Y out of step, too few points."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from backprop.data.plane import moons
from backprop.data.preparation import standardise, with_ones
from backprop.numbers.training import descend, init_weights, mse, run_forward

STEPS = 1500
READ_AT = (*range(0, 100, 20), *range(100, STEPS + 1, 50))
NOISE = 0.3  # of the moons, so that there is something to learn by heart
FEW = 20  # training points of the net that learns by heart
GUESSING = 0.25  # the loss of always saying ½


@dataclass(frozen=True)
class DataRun:
    """name : what was done to the data; steps, train, held : (T,), loss on training and on held-back rows"""

    name: str
    steps: tuple
    train: np.ndarray
    held: np.ndarray


def spoilt(name, X, Y, rng):
    """The training rows of one patient of data."""
    if name == "labels shuffled":
        return X, rng.permutation(Y)
    if name == "X and Y out of step":
        return X, np.roll(Y, 1, axis=0)
    if name == f"{FEW} points":
        return X[:FEW], Y[:FEW]
    return X, Y


@cache
def data_runs():
    """Four runs of the ward's net on noisy moons, as `DataRun`s: a healthy one and three ill of data."""
    names = ("healthy", "labels shuffled", "X and Y out of step", f"{FEW} points")
    return tuple(_run(name) for name in names)


def _run(name):
    rng = np.random.default_rng(3)
    (X, Y), (T, Y_held) = moons(400, NOISE, rng), moons(1000, NOISE, rng)
    X, T = with_ones(standardise(X)), with_ones(standardise(T, like=X))
    order = rng.permutation(len(X))  # as they lie, the moons alternate
    X, Y = spoilt(name, X[order], Y[order], rng)
    Ws = init_weights([3, 16, 16, 1], 4.0, rng)
    walk, train, held = descend(X, Y, Ws, 0.2, 20, rng), [], []
    for step in range(STEPS + 1):
        if step in READ_AT:
            train.append(mse(run_forward(X, Ws)[2], Y))
            held.append(mse(run_forward(T, Ws)[2], Y_held))
        Ws = next(walk)
    return DataRun(name, READ_AT, np.array(train), np.array(held))
