"""Data that nobody can know before it is handed over: points are for training, not for knowledge.

Prepared with a seed of the grader's own, never the one that the answer gets; then the plane is turned and
its classes exchanged or not, the digits' pixels and classes shuffled. Weights that were trained before,
and test rows made from the seed, are worth nothing on it; a net that learns does not notice.
"""

from __future__ import annotations

import numpy as np
from backprop.data import Split, digits_split, plane_split

from autograder.engine.probes import rng
from autograder.engine.verdict import Setting

DATA, NET = 0, 1  # what a generator is for


def _generator(setting: Setting, exercise: str, purpose: int) -> np.random.Generator:
    return rng(setting, exercise, 10 * int(setting.full) + purpose)


def seed_of_net(setting: Setting, exercise: str) -> int:
    """The seed that the answer is given; it says nothing about the data."""
    return int(_generator(setting, exercise, NET).integers(1, 2**31))


def hidden_plane(name: str, setting: Setting, exercise: str) -> Split:
    """`plane_split` in a plane turned by some angle, perhaps with the classes exchanged."""
    random = _generator(setting, exercise, DATA)
    data = plane_split(name, int(random.integers(1, 2**31)))
    angle, exchanged = random.uniform(0, 2 * np.pi), random.integers(2)
    turn = np.eye(3)
    turn[:2, :2] = [[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]
    Y, Y_test = (1 - data.Y, 1 - data.Y_test) if exchanged else (data.Y, data.Y_test)
    return Split(data.X @ turn, Y, data.X_test @ turn, Y_test)


def hidden_digits(setting: Setting, exercise: str) -> Split:
    """`digits_split` with its pixels and its classes in another order."""
    random = _generator(setting, exercise, DATA)
    data = digits_split(int(random.integers(1, 2**31)))
    pixels, classes = random.permutation(data.X.shape[1]), random.permutation(data.Y.shape[1])
    return Split(data.X[:, pixels], data.Y[:, classes], data.X_test[:, pixels], data.Y_test[:, classes])
