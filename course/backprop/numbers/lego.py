"""Layers as boxes with two doors, forward(x) and backward(grad), and the row that figure 5.0 shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from backprop.numbers.network import mse, mse_grad, sigmoid


class Dense:
    """Z = X W. backward returns ∂L/∂X and leaves ∂L/∂W in `dW`, overwritten at each call."""

    def __init__(self, W):
        self.W = W

    def forward(self, X):
        self.X = X
        return X @ self.W

    def backward(self, dZ):
        self.dW = self.X.T @ dZ
        return dZ @ self.W.T


@dataclass(frozen=True)
class Bend:
    """What an activation does to each number: its curve, its slope, and the slope in words."""

    curve: Callable
    slope: Callable
    words: str


BENDS = {
    "Sigmoid": Bend(sigmoid, lambda s: sigmoid(s) * (1 - sigmoid(s)), "O(1 − O)"),
    "Tanh": Bend(np.tanh, lambda s: 1 - np.tanh(s) ** 2, "1 − O^2"),
    "ReLU": Bend(lambda s: np.maximum(s, 0), lambda s: (s > 0) * 1.0, "(H > 0)"),
    "Sine": Bend(np.sin, np.cos, "cos(H)"),
}


class Activation:
    """Any of BENDS as a layer. borrowed : the name of another one whose slope it uses on the way back."""

    def __init__(self, name, borrowed=None):
        self.bend, self.back = BENDS[name], BENDS[borrowed or name]

    def forward(self, H):
        self.H = H
        return self.bend.curve(H)

    def backward(self, dO):
        return self.back.slope(self.H) * dO


@dataclass(frozen=True)
class Tour:
    """One way there and back through Dense, an activation, Dense and the loss.

    ahead, back : the arrays between the boxes, from left to right: X, H, O, Yhat and their gradients
    error : the relative error of all gradients against central differences
    """

    ahead: tuple
    back: tuple
    loss: float
    error: float


def tour(name: str, borrowed: str | None = None) -> Tour:
    """Run the row with the named activation, 5 samples of 3 features, 4 units, 2 outputs."""
    rng = np.random.default_rng(5)
    X, Y = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
    row = [Dense(rng.normal(size=(3, 4))), Activation(name, borrowed), Dense(rng.normal(size=(4, 2)))]

    def loss(X):
        for layer in row:
            X = layer.forward(X)
        return mse(X, Y)

    ahead = [X]
    for layer in row:
        ahead.append(layer.forward(ahead[-1]))
    back = [mse_grad(ahead[-1], Y)]
    for layer in reversed(row):
        back.append(layer.backward(back[-1]))
    said = np.concatenate([back[-1].ravel(), row[0].dW.ravel(), row[2].dW.ravel()])
    owners = (X, row[0].W, row[2].W)
    true = np.concatenate([_central(lambda: loss(X), owner) for owner in owners])
    error = float(np.max(np.abs(said - true)) / (np.max(np.abs(said)) + np.max(np.abs(true))))
    return Tour(tuple(ahead), tuple(reversed(back)), mse(ahead[-1], Y), error)


def _central(f, array, eps=1e-5):
    """Central differences of f() in the entries of `array`, which is put back as it was."""
    found = np.zeros(array.size)
    for k, at in enumerate(np.ndindex(array.shape)):
        kept = array[at]
        array[at] = kept + eps
        above = f()
        array[at] = kept - eps
        below = f()
        array[at] = kept
        found[k] = (above - below) / (2 * eps)
    return found
