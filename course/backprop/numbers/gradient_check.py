"""Numerical derivatives of one curve, their errors, and their price beside backpropagation.

Source: the lecture, frame F29. The curve is L(w) = (1 − σ(1.3·w))², read at w = 0.7.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

INPUT, AT = 1.3, 0.7  # the neuron's input and the weight at which the slope is asked
KINDS = ("forward", "central")


def loss(w):
    """L(w) = (1 − σ(1.3·w))², in the dtype of w."""
    one = np.asarray(w).dtype.type(1.0) if isinstance(w, (np.ndarray, np.floating)) else 1.0
    z = one / (one + np.exp(-type(one)(INPUT) * w))
    return (one - z) ** 2


def slope(w: float) -> float:
    """dL/dw, by the chain rule: −2(1 − z) · z(1 − z) · 1.3."""
    z = 1.0 / (1.0 + np.exp(-INPUT * w))
    return float(-2 * (1 - z) * z * (1 - z) * INPUT)


def measured_slope(kind: str, eps: float, dtype=np.float64, w: float = AT) -> float:
    """The slope of `loss` at w by the forward or the central formula, computed in `dtype`.

    Returns 0.0 where ε is too small to move w at all.
    """
    w, eps = dtype(w), dtype(eps)
    if kind == "forward":
        return float((loss(w + eps) - loss(w)) / eps)
    return float((loss(w + eps) - loss(w - eps)) / (dtype(2) * eps))


def slope_error(measured: float, w: float = AT) -> float:
    """Relative error of a measured slope; 1 means that nothing is right."""
    return abs(measured - slope(w)) / abs(slope(w))


def error_curve(kind: str, dtype=np.float64, exponents=None) -> tuple[np.ndarray, np.ndarray]:
    """(ε, relative error) on a fine grid of ε from 1e-16 to 1."""
    eps = 10.0 ** (np.linspace(-16, 0, 225) if exponents is None else np.asarray(exponents))
    return eps, np.array([slope_error(measured_slope(kind, e, dtype)) for e in eps])


def best_exponent(kind: str, dtype=np.float64) -> float:
    """log10 of the best ε: where the smoothed error curve is lowest, in quarter decades.

    A single lucky ε means nothing, so the error of each quarter decade is the worst of the
    eleven around it.
    """
    quarters = np.arange(-16, 0.25, 0.25)
    worst = [error_curve(kind, dtype, q + np.linspace(-0.25, 0.25, 11))[1].max() for q in quarters]
    return float(quarters[int(np.argmin(worst))])


# ---- the price ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Bill:
    """What one gradient of a three-layer network costs on this machine, in milliseconds.

    passes : forward passes that the numerical gradient needs, 2P
    walked : how many of them were really run; the rest is scaled
    """

    weights: int
    passes: int
    walked: int
    back_ms: float
    numerical_ms: float

    @property
    def times(self) -> float:
        return self.numerical_ms / self.back_ms


def _sigmoid(s: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-s))


WIDTHS = (4, 8, 16, 32, 64)  # P = 60, 152, 432, 1 376, 4 800


def network(width: int, n: int = 64, seed: int = 0) -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
    """A net 8-width-width-3: its weights, inputs (n, 8) and targets (n, 3)."""
    rng = np.random.default_rng(seed)
    shapes = [(8, width), (width, width), (width, 3)]
    weights = [rng.normal(0, 1 / np.sqrt(p), (p, k)) for p, k in shapes]
    return weights, rng.normal(size=(n, 8)), rng.uniform(size=(n, 3))


def run_forward(weights, X, y) -> float:
    """The mean squared error of the network: one forward pass."""
    W1, W2, W3 = weights
    Yhat = _sigmoid(_sigmoid(X @ W1) @ W2) @ W3
    return float(np.sum((Yhat - y) ** 2) / len(X))


def run_both_ways(weights, X, y) -> list[np.ndarray]:
    """One forward and one backward pass: the gradient of every weight matrix."""
    W1, W2, W3 = weights
    O1 = _sigmoid(X @ W1)
    O2 = _sigmoid(O1 @ W2)
    d3 = 2 / len(X) * (O2 @ W3 - y)
    d2 = (d3 @ W3.T) * O2 * (1 - O2)
    d1 = (d2 @ W2.T) * O1 * (1 - O1)
    return [X.T @ d1, O1.T @ d2, O2.T @ d3]


class _Enough(Exception):
    """Ends a numerical gradient whose time is up."""


def bill(width: int, cap: float = 0.12, gradient: Callable | None = None) -> Bill:
    """Time both ways to a gradient; the numerical one runs at most `cap` seconds, the rest is scaled.

    Both times are those of the typical run (the middle one), so that a neighbour who keeps the machine
    busy for a moment does not count.

    gradient : a learner's numerical_gradient(f, W); None for ours
    """
    weights, X, y = network(width)
    P = sum(W.size for W in weights)
    back_ms = 1000 * _typical(lambda: run_both_ways(weights, X, y))
    ends = np.cumsum([W.size for W in weights])[:-1]
    clock = [time.perf_counter()]

    def loss_of(flat: np.ndarray) -> float:
        if clock[-1] - clock[0] > cap:
            raise _Enough
        parts = [p.reshape(W.shape) for p, W in zip(np.split(flat, ends), weights, strict=True)]
        found = run_forward(parts, X, y)
        clock.append(time.perf_counter())
        return found

    with suppress(_Enough):
        (gradient or _nudge_each)(loss_of, np.concatenate([W.ravel() for W in weights]))
    one = sorted(b - a for a, b in zip(clock, clock[1:], strict=False))[(len(clock) - 1) // 2]
    return Bill(P, 2 * P, len(clock) - 1, back_ms, 1000 * one * 2 * P)


def _nudge_each(f: Callable, flat: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """The central difference for each entry of a flat array."""
    found = np.empty_like(flat)
    for i, kept in enumerate(flat):
        flat[i] = kept + eps
        up = f(flat)
        flat[i] = kept - eps
        found[i] = (up - f(flat)) / (2 * eps)
        flat[i] = kept
    return found


def _typical(run: Callable[[], object], tries: int = 15) -> float:
    """Seconds of the middle one of several runs."""
    found = []
    for _ in range(tries):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return sorted(found)[tries // 2]


# ---- a learner's own function ------------------------------------------------------------


def agrees_on_the_curve(derivative: Callable) -> bool:
    """Whether a learner's `derivative` gives our numbers for both formulas. Never raises."""
    try:
        return all(
            abs(float(derivative(loss, AT, eps, kind)) - measured_slope(kind, eps)) < 1e-9
            for kind in KINDS
            for eps in (0.5, 0.01)
        )
    except Exception:  # a half-written answer may raise anything; the figure falls back on ours
        return False


def agrees_on_a_table(numerical_gradient: Callable) -> bool:
    """Whether a learner's `numerical_gradient` finds the gradient of a small function. Never raises."""
    W = np.arange(6.0).reshape(2, 3) / 5
    try:
        found = np.asarray(numerical_gradient(lambda V: float(np.sum(np.sin(V)) * V[0, 1]), W.copy()), float)
        right = W[0, 1] * np.cos(W)
        right[0, 1] += np.sum(np.sin(W))
        return found.shape == W.shape and bool(np.all(np.abs(found - right) < 1e-6))
    except Exception:  # a half-written answer may raise anything; the figure falls back on ours
        return False
