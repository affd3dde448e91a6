"""Twelve wrong backward passes that still train: the actors of figure 6.2.

Each differs from the right one in one place. On two moons the loss falls with every one of
them, and most reach 95 %; the gradient check alone tells them from the truth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from backprop.data.preparation import plane_split
from backprop.numbers.network import backward, forward, mse, sigmoid, start_weights, training_step

SIZES = (3, 16, 16, 1)
ETA, BATCH, EPOCHS, GAIN = 0.2, 20, 300, 4.0


def _slope(O, H):
    return O * (1 - O)


def _walk(slope2=_slope, slope1=_slope, start=None, shrink=1.0):
    """A backward pass with one step of its way back exchanged.

    slope2, slope1 : (O, H) -> what stands in for the sigmoid's slope in that layer
    start : (Yhat, Y) -> d; shrink : d is multiplied by shrink(N) at each hidden layer
    """

    def wrong_backward(X, Y, W1, W2, W3):
        kept = forward(X, W1, W2, W3)
        N = len(Y)
        again = 1.0 if shrink == 1.0 else shrink(N)
        d = 2 / N * (kept["Yhat"] - Y) if start is None else start(kept["Yhat"], Y)
        dW3 = kept["O2"].T @ d
        d = d @ W3.T * slope2(kept["O2"], kept["H2"]) * again
        dW2 = kept["O1"].T @ d
        d = d @ W2.T * slope1(kept["O1"], kept["H1"]) * again
        return X.T @ d, dW2, dW3

    return wrong_backward


def _both(slope):
    return _walk(slope2=slope, slope1=slope)


def _last_sample(X, Y, W1, W2, W3):
    return backward(X[-1:], Y[-1:], W1, W2, W3)


@dataclass(frozen=True)
class Liar:
    """One wrong backward pass. `confession` says, after the reveal, what it does."""

    letter: str
    confession: str
    backward: Callable


LIARS = (
    Liar("A", "skips σ′ in layer 1", _walk(slope1=lambda O, H: 1.0)),
    Liar("B", "keeps 1 − O instead of O(1 − O)", _both(lambda O, H: 1 - O)),
    Liar("C", "looks only at the last sample of each batch", _last_sample),
    Liar("D", "forgets the 2", _walk(start=lambda Yhat, Y: (Yhat - Y) / len(Y))),
    Liar("E", "uses the slope of ReLU", _both(lambda O, H: (H > 0) * 1.0)),
    Liar("F", "hears only the sign of the error", _walk(start=lambda Yhat, Y: np.sign(Yhat - Y) / len(Y))),
    Liar("G", "squeezes O through σ once more", _both(lambda O, H: sigmoid(O) * (1 - sigmoid(O)))),
    Liar("H", "skips σ′ in layer 2", _walk(slope2=lambda O, H: 1.0)),
    Liar("I", "divides by N again at each layer", _walk(shrink=lambda N: 1 / N)),
    Liar("J", "uses the slope of tanh, 1 − O²", _both(lambda O, H: 1 - O**2)),
    Liar("K", "squares the slope", _both(lambda O, H: (O * (1 - O)) ** 2)),
    Liar("L", "keeps O instead of O(1 − O)", _both(lambda O, H: O)),
)


@dataclass(frozen=True)
class Training:
    """One training: loss on the training set every third epoch, from 0 on, and the test accuracy."""

    losses: np.ndarray
    accuracy: float


def train_on_moons(backward_pass=backward, seed=1, epochs=EPOCHS, eta=ETA, every=3):
    """Plain SGD with the given backward pass, batch 20, 400 training and 1 000 test points. Never raises."""
    X, Y, X_test, Y_test = plane_split("moons", seed)
    rng = np.random.default_rng(seed)
    Ws = start_weights(SIZES, GAIN, rng)
    losses = [mse(forward(X, *Ws)["Yhat"], Y)]
    with np.errstate(all="ignore"):
        for epoch in range(1, epochs + 1):
            order = rng.permutation(len(X))
            for first in range(0, len(X), BATCH):
                rows = order[first : first + BATCH]
                grads = backward_pass(X[rows], Y[rows], *Ws)
                Ws = [W - eta * dW for W, dW in zip(Ws, grads, strict=True)]
            if epoch % every == 0:
                losses.append(mse(forward(X, *Ws)["Yhat"], Y))
        accuracy = float(np.mean((forward(X_test, *Ws)["Yhat"] > 0.5) == (Y_test > 0.5)))
    return Training(np.array(losses), accuracy)


def testimony(backward_pass, seed=1):
    """What a gradient check sees where the shown run begins: cosines to the true gradient, relative error.

    Over all 400 rows, with the weights before the first step of `train_on_moons`. The cosines are one for
    each layer; the error is that of the worst layer, each measured by its own largest gradient.
    """
    X, Y, _, _ = plane_split("moons", seed)
    Ws = start_weights(SIZES, GAIN, np.random.default_rng(seed))
    cosines, errors = [], []
    for said, true in zip(backward_pass(X, Y, *Ws), backward(X, Y, *Ws), strict=True):
        cosines.append(float(np.sum(said * true) / (np.linalg.norm(said) * np.linalg.norm(true))))
        errors.append(np.max(np.abs(said - true)) / (np.max(np.abs(said)) + np.max(np.abs(true))))
    return cosines, float(max(errors))


def slide_run(steps=30, eta=0.005, seed=0):
    """Losses when the slide's d = −2 (Yhat − Y) is followed to the letter, and with its sign put right.

    Both leave out the 1/N, as the slide does: eight samples, a 3-4-4-1 network of N(0, 1) weights.
    Returns two lists of steps + 1 losses.
    """
    rng = np.random.default_rng(seed)
    N, sizes = 8, (3, 4, 4, 1)
    X, Y = rng.normal(size=(N, sizes[0])), rng.normal(size=(N, sizes[-1]))
    start = [rng.normal(size=shape) for shape in zip(sizes, sizes[1:], strict=False)]
    runs = []
    for sign in (-1, 1):
        Ws, losses = start, []
        for _ in range(steps + 1):
            losses.append(mse(forward(X, *Ws)["Yhat"], Y))
            Ws = training_step(X, Y, Ws, sign * eta * N)
        runs.append(losses)
    return runs
