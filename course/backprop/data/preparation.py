"""What is done to data before a network sees it, and the two recipes of the course.

The numbers used to prepare (means, spreads) always come from the training part alone.
"""

from typing import NamedTuple

import numpy as np

from backprop.data.digits import load_digits
from backprop.data.plane import circles, moons, spirals, xor


class Split(NamedTuple):
    """Training rows and test rows, ready for a network."""

    X: np.ndarray  # (N, p)
    Y: np.ndarray  # (N, K)
    X_test: np.ndarray
    Y_test: np.ndarray


def standardise(X, like=None):
    """Each column minus its mean, divided by its spread; both taken from `like` (default: X itself)."""
    like = X if like is None else like
    return (X - like.mean(axis=0)) / like.std(axis=0)


def with_ones(X):
    """X with a last column of ones, which plays the bias."""
    return np.hstack([X, np.ones((len(X), 1))])


def one_hot(labels, K):
    """(N,) whole numbers below K -> (N, K): a single 1 in each row, at the label's place."""
    return np.eye(K)[labels]


def split_rows(n, n_train, rng):
    """Numbers 0 … n−1 in random order, cut into the first `n_train` and the rest."""
    order = rng.permutation(n)
    return order[:n_train], order[n_train:]


# name -> generator(n, rng), with the noise of the course
PLANE = {
    "moons": lambda n, rng: moons(n, 0.15, rng),
    "circles": lambda n, rng: circles(n, 0.1, rng),
    "xor": lambda n, rng: xor(n, 0.05, rng),
    "spirals": lambda n, rng: spirals(n, 1.5, 0.02, rng),
    "spirals, 1 turn": lambda n, rng: spirals(n, 1.0, 0.02, rng),
}


def plane_split(name, seed, n=400, n_test=1000):
    """A set of the plane, standardised, with a column of ones: X (n, 3), Y (n, 1), and a test part.

    Both parts come from `default_rng(seed)`, the training part first.
    """
    rng = np.random.default_rng(seed)
    X, Y = PLANE[name](n, rng)
    X_test, Y_test = PLANE[name](n_test, rng)
    return Split(with_ones(standardise(X)), Y, with_ones(standardise(X_test, like=X)), Y_test)


def digits_split(seed, n_train=1297):
    """The digits, cut at random into 1297 training and 500 test images and prepared.

    Inputs: (image/16 − mean of each pixel over the training part) / one spread for all pixels.
    (A spread for each pixel would divide by 0 at the corners that are always empty.)
    X (1297, 64), Y (1297, 10) one-hot; X_test (500, 64), Y_test (500, 10).
    """
    images, labels = load_digits()
    train, test = split_rows(len(images), n_train, np.random.default_rng(seed))
    scaled = images / 16
    centred = scaled - scaled[train].mean(axis=0)
    X, Y = centred / centred[train].std(), one_hot(labels, 10)
    return Split(X[train], Y[train], X[test], Y[test])
