"""The right answers of chapters 04 to 06, short. Tested against complex-step gradients."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def sigmoid(s: Any) -> Any:
    """σ(s) without overflow, for numbers and arrays of any shape, in the precision of `s`."""
    s = np.asarray(s)
    s = s if s.dtype.kind in "fc" else s.astype(float)
    e = np.exp(-np.abs(s))
    return np.where(s >= 0, 1 / (1 + e), e / (1 + e))[()]


def neuron_forward(x: Any, w: Any, y: Any) -> tuple[Any, Any, Any]:
    """x, w : (p,); y : number -> s, z, L of L = (y - z)², z = σ(s), s = x·w."""
    s = np.sum(np.asarray(x, dtype=float) * w)
    z = sigmoid(s)
    return s, z, (y - z) ** 2


def neuron_backward(x: Any, w: Any, y: Any) -> tuple[Any, Any]:
    """dw, dx : (p,), the gradients of L = (y - z)²."""
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    _, z, _ = neuron_forward(x, w, y)
    ds = 2 * (z - y) * z * (1 - z)
    return ds * x, ds * w


def sgd_step(params: Any, grads: Any, eta: float) -> list[Any]:
    """One step of gradient descent, new arrays."""
    return [param - eta * grad for param, grad in zip(params, grads, strict=True)]


def sigmoid_backward(s: Any, grad: Any) -> Any:
    """The incoming gradient times the slope of σ at `s`."""
    z = sigmoid(s)
    return grad * z * (1 - z)


def dense_forward(X: Any, W: Any) -> Any:
    """X : (N, p), W : (p, k) -> Z : (N, k)."""
    return np.asarray(X, dtype=float) @ W


def dense_backward(X: Any, W: Any, dZ: Any) -> tuple[Any, Any]:
    """dZ : (N, k) -> dX : (N, p), dW : (p, k)."""
    dZ = np.asarray(dZ, dtype=float)
    return dZ @ np.transpose(W), np.transpose(X) @ dZ


def mse(Yhat: Any, Y: Any) -> Any:
    """Σ (ŷ - y)² / N; the division is by the rows alone. ValueError if the shapes differ."""
    Yhat, Y = _same_shape(Yhat, Y)
    return np.sum((Yhat - Y) ** 2) / len(Y)


def mse_grad(Yhat: Any, Y: Any) -> Any:
    """2 (Ŷ - Y) / N : (N, K). ValueError if the shapes differ."""
    Yhat, Y = _same_shape(Yhat, Y)
    return 2 * (Yhat - Y) / len(Y)


def _same_shape(Yhat: Any, Y: Any) -> tuple[Any, Any]:
    Yhat, Y = np.asarray(Yhat, dtype=float), np.asarray(Y, dtype=float)
    if Yhat.shape != Y.shape:
        raise ValueError(f"Yhat has the shape {Yhat.shape}, Y the shape {Y.shape}")
    return Yhat, Y


def forward(X: Any, W1: Any, W2: Any, W3: Any) -> dict[str, Any]:
    """X W1 σ W2 σ W3, every array kept."""
    H1 = np.asarray(X, dtype=float) @ W1
    O1 = sigmoid(H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": O2 @ W3}


def backward(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
    """dW1, dW2, dW3 of the mean squared error."""
    kept = forward(X, W1, W2, W3)
    O1, O2 = kept["O1"], kept["O2"]
    d = mse_grad(kept["Yhat"], Y)
    dW3 = O2.T @ d
    d = (d @ np.transpose(W3)) * O2 * (1 - O2)
    dW2 = O1.T @ d
    d = (d @ np.transpose(W2)) * O1 * (1 - O1)
    return np.transpose(X) @ d, dW2, dW3


def net_backward(X: Any, Y: Any, Ws: Any) -> list[Any]:
    """dW1 … of the mean squared error, for any number of matrices; all layers but the last squeeze."""
    Os = [np.asarray(X, dtype=float)]
    for W in Ws[:-1]:
        Os.append(sigmoid(Os[-1] @ W))
    d = mse_grad(Os[-1] @ Ws[-1], Y)
    dWs = [Os[-1].T @ d]
    for k in range(len(Ws) - 1, 0, -1):
        d = (d @ np.transpose(Ws[k])) * Os[k] * (1 - Os[k])
        dWs.append(Os[k - 1].T @ d)
    return dWs[::-1]


def numerical_gradient(f: Callable[[Any], float], W: Any, eps: float = 1e-5) -> Any:
    """Central differences of the number f(W), one entry of W at a time."""
    W = np.array(W, dtype=float)
    gradient = np.zeros_like(W)
    for index in np.ndindex(W.shape):
        kept = W[index]
        W[index] = kept + eps
        above = f(W)
        W[index] = kept - eps
        below = f(W)
        W[index] = kept
        gradient[index] = (above - below) / (2 * eps)
    return gradient
