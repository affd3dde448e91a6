"""One sigmoid neuron: forward, backward, and the steps that teach it.

s = Σ xᵢwᵢ, z = σ(s), L = (y − z)². Rows of X are samples. Pure numpy.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


def sigmoid(s):
    """σ(s) = 1/(1 + e^(−s)), without overflow: e is only ever raised to a number ≤ 0."""
    s = np.asarray(s, dtype=float)
    e = np.exp(-np.abs(s))
    return np.where(s >= 0, 1.0, e) / (1.0 + e)


def sigmoid_slope(s):
    """σ′(s) = e^(−|s|)/(1 + e^(−|s|))², which keeps its digits where z(1 − z) is rounded to 0 (s ≥ 37)."""
    e = np.exp(-np.abs(np.asarray(s, dtype=float)))
    return e / (1.0 + e) ** 2


def pull_on_s(s, y):
    """∂L/∂s of L = (y − σ(s))², for numbers or arrays."""
    return 2.0 * (sigmoid(s) - y) * sigmoid_slope(s)


@dataclass(frozen=True)
class Pass:
    """Everything one neuron computes for one sample, forward and backward.

    x, w, products, dw, dx : (p,); the rest are numbers
    dz, slope, ds : ∂L/∂z, σ′(s), ∂L/∂s
    """

    x: np.ndarray
    w: np.ndarray
    y: float
    products: np.ndarray
    s: float
    z: float
    L: float
    dz: float
    slope: float
    ds: float
    dw: np.ndarray
    dx: np.ndarray


def run(x, w, y) -> Pass:
    """Forward and backward through one neuron.

    x, w : (p,); y : number, the target
    """
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    if x.shape != w.shape or x.ndim != 1:
        raise ValueError(f"x and w must be flat and equally long, got {x.shape} and {w.shape}")
    products = x * w
    s = float(products.sum())
    z = float(sigmoid(s))
    dz = 2.0 * (z - y)
    slope = float(sigmoid_slope(s))
    ds = dz * slope
    return Pass(x, w, float(y), products, s, z, (y - z) ** 2, dz, slope, ds, ds * x, ds * w)


def neuron_backward(x, w, y):
    """(∂L/∂w, ∂L/∂x), each (p,): what exercise E4.3 asks."""
    done = run(x, w, y)
    return done.dw, done.dx


def sgd_step(params, grads, eta):
    """New parameters params − eta·grads, a list as long as `params`: what exercise E4.4 asks."""
    return [p - eta * g for p, g in zip(params, grads, strict=True)]


def sgd_path(X, Y, w, eta, steps, backward=neuron_backward, step=sgd_step):
    """Where SGD takes the weights, one sample a step, in the order of the rows.

    X : (N, p); Y : (N,); w : (p,) → (steps + 1, p), the first row is `w`
    """
    path = [np.asarray(w, dtype=float)]
    for t in range(steps):
        i = t % len(X)
        dw, _ = backward(X[i], path[-1], Y[i])
        path.append(np.asarray(step([path[-1]], [dw], eta)[0], dtype=float))
    return np.array(path)


def mean_loss(X, Y, w):
    """Mean of (y − σ(x·w))² over the samples.

    X : (N, p); Y : (N,); w : (..., p) → (...)
    """
    z = sigmoid(np.asarray(w, dtype=float) @ np.asarray(X, dtype=float).T)
    return ((z - Y) ** 2).mean(axis=-1)


def mean_gradient(X, Y, w):
    """Gradient of `mean_loss` for the weights, (p,)."""
    return np.mean([run(x, w, y).dw for x, y in zip(X, Y, strict=True)], axis=0)
