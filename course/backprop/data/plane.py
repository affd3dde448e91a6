"""Four sets of points in the plane, two classes each: moons, circles, xor, spirals.

Every generator takes a `numpy.random.Generator`, uses nothing else that is random, and returns
X : (n, 2) float, Y : (n, 1) of 0.0 and 1.0. Classes alternate row by row, so that a mini-batch
of consecutive rows holds both even when nobody shuffles.
"""

import numpy as np


def moons(n, noise, rng):
    """Two half circles that reach into each other.

    Class 0 is the upper half of the unit circle, (cos t, sin t); class 1 the lower half, moved:
    (1 − cos t, ½ − sin t); t uniform in [0, π]; then normal noise of size `noise` on both axes.
    The shape is scikit-learn's `make_moons`, there with equally spaced t.
    """
    Y = _alternating(n)
    t = rng.uniform(0, np.pi, size=n)
    upper = np.column_stack([np.cos(t), np.sin(t)])
    lower = np.column_stack([1 - np.cos(t), 0.5 - np.sin(t)])
    return np.where(Y == 0, upper, lower) + noise * rng.standard_normal((n, 2)), Y


def circles(n, noise, rng):
    """A circle of radius 1 (class 0) around one of radius ½ (class 1), with normal noise."""
    Y = _alternating(n)
    t = rng.uniform(0, 2 * np.pi, size=n)
    radius = np.where(Y == 0, 1.0, 0.5)
    return radius * np.column_stack([np.cos(t), np.sin(t)]) + noise * rng.standard_normal((n, 2)), Y


def xor(n, noise, rng):
    """Four squares of a chessboard: class 1 where the signs of the two coordinates differ.

    Each |coordinate| is uniform in [0.1, 1], before normal noise is added.
    """
    Y = _alternating(n)
    size = rng.uniform(0.1, 1.0, size=(n, 2))
    first = np.where(rng.random((n, 1)) < 0.5, -1.0, 1.0)
    second = np.where(Y == 0, first, -first)
    return size * np.hstack([first, second]) + noise * rng.standard_normal((n, 2)), Y


def spirals(n, turns, noise, rng):
    """Two arms that wind around each other `turns` times.

    A point at radius r = 0.1 + 0.9u, u uniform in [0, 1], stands at the angle 2π · turns · r,
    class 1 half a turn further; then normal noise of size `noise` on both axes.
    """
    Y = _alternating(n)
    r = 0.1 + 0.9 * rng.random((n, 1))
    angle = 2 * np.pi * turns * r + np.pi * Y
    return r * np.hstack([np.cos(angle), np.sin(angle)]) + noise * rng.standard_normal((n, 2)), Y


def _alternating(n):
    """(n, 1): 0, 1, 0, 1, …"""
    return (np.arange(n) % 2).astype(float).reshape(n, 1)
