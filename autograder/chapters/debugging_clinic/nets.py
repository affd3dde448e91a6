"""The nets on which vital signs are asked: one at a moment, with gradients right or wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from backprop.numbers.training import gradients

from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.verdict import Setting


@dataclass(frozen=True)
class Net:
    """A net at one moment, as `vital_signs` is given it.

    error : what `check` must be: a number, None for "not small", nan for "not judged"
    """

    X: np.ndarray
    Y: np.ndarray
    Ws: list[np.ndarray]
    act: str
    grads: list[np.ndarray]
    eta: float
    error: float | None

    @property
    def args(self) -> tuple:
        return self.X, self.Y, list(self.Ws), self.act, list(self.grads), self.eta


def _net(generator: np.random.Generator, sizes: tuple[int, ...], act: str, factor: float | None = 1.0) -> Net:
    """A random net; gradients are the right ones times `factor`, None for one wrong layer.

    With ReLU one unit of each hidden layer is dead, others are 0 for some rows.
    """
    N, *widths = sizes
    X = np.hstack([away_from_zero(generator, (N, widths[0] - 1), scale=1.6), np.ones((N, 1))])
    Y = generator.uniform(0.1, 0.9, (N, widths[-1]))
    Ws = [away_from_zero(generator, shape, scale=2.0) for shape in zip(widths[:-1], widths[1:], strict=True)]
    if act == "relu":
        for k, W in enumerate(Ws[:-1]):
            W[:, 1] = -np.abs(W[:, 1]) if k else [*[0.0] * (widths[0] - 1), -6.5]
    grads = gradients(X, Y, Ws, act)
    if factor is None:
        grads = [*grads[:-1], -grads[-1]]
        error = None
    else:
        grads, error = [factor * g for g in grads], abs(1 - factor) / (1 + abs(factor))
    return Net(X, Y, Ws, act, grads, float(generator.uniform(0.05, 0.4)), error)


def nets(setting: Setting) -> list[Net]:
    """Sigmoid and ReLU, two to four layers, right and wrong gradients."""
    found = []
    for number in rounds(setting):
        generator = rng(setting, "E8.1", number)
        found += [
            _net(generator, (7, 3, 6, 5, 1), "sigmoid"),
            _net(generator, (8, 3, 6, 5, 1), "relu"),
            _net(generator, (7, 4, 5, 6, 3, 2), "sigmoid", -1.0),
            _net(generator, (9, 4, 5, 6, 3, 2), "relu", 0.5),
            _net(generator, (7, 3, 5, 1), "sigmoid", None),
            # the first matrix differs least between its columns, and its step is the longest
            _late(_net(generator, (7, 3, 6, 5, 1), "sigmoid")),
        ]
    return found


def _late(net: Net) -> Net:
    """Small weights first, all columns of the later ones below the first: max and abs both matter."""
    W1, W2, W3 = net.Ws
    W2 = np.hstack([np.abs(W2[:, :1]) + 3, -np.abs(W2[:, 1:])])
    Ws = [0.1 * W1, W2, W3]
    return Net(net.X, net.Y, Ws, net.act, gradients(net.X, net.Y, Ws, net.act), net.eta, 0.0)


def with_zeros(generator: np.random.Generator) -> Net:
    """A net whose first matrix and its gradient are 0: 0/0 counts as 0."""
    net = _net(generator, (7, 3, 6, 5, 1), "sigmoid")
    Ws, grads = [0 * net.Ws[0], *net.Ws[1:]], [0 * net.grads[0], *net.grads[1:]]
    return Net(net.X, net.Y, Ws, net.act, grads, net.eta, float("nan"))
