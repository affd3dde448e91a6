"""The three-layer network of the lecture: X W1 σ W2 σ W3, judged by the mean squared error.

Rows are samples. H is before the sigmoid, O after it, and O_0 is X. The loss is the sum of
squares over the outputs, averaged over the N samples, so the way back begins with 2/N (Yhat - Y).
"""

from __future__ import annotations

import math

import numpy as np

SATURATED = 5.0  # |H| beyond it: the slope of the sigmoid is under 0.0067, the unit hardly learns


def sigmoid(s):
    """σ(s) of any shape. The tanh form never overflows and is the quickest in numpy."""
    return 0.5 * np.tanh(0.5 * s) + 0.5


def sigmoid_backward(s, grad):
    """What the sigmoid hands back: its own slope at s, times what arrived. Same shape as s."""
    O = sigmoid(s)
    return O * (1 - O) * grad


def dense_forward(X, W):
    """Z = X W: (N, p), (p, k) -> (N, k)."""
    return X @ W


def dense_backward(X, W, dZ):
    """(dX, dW) of Z = X W, with shapes (N, p) and (p, k). The sum over samples is in the product."""
    return dZ @ W.T, X.T @ dZ


def mse(Yhat, Y):
    """Squares summed over the K outputs, averaged over the N rows."""
    return float(np.sum((Yhat - Y) ** 2) / len(Y))


def mse_grad(Yhat, Y):
    """∂L/∂Yhat, (N, K): where the way back begins."""
    return 2 / len(Y) * (Yhat - Y)


def forward(X, W1, W2, W3):
    """The forward pass as a dict of H1, O1, H2, O2, Yhat. X : (N, p)."""
    H1 = X @ W1
    O1 = sigmoid(H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": O2 @ W3}


def backward(X, Y, W1, W2, W3):
    """(dW1, dW2, dW3): the lecture's three steps, with the sign and the 1/N put right."""
    kept = forward(X, W1, W2, W3)
    O1, O2 = kept["O1"], kept["O2"]
    d = 2 / len(Y) * (kept["Yhat"] - Y)
    dW3 = O2.T @ d
    d = d @ W3.T * (O2 * (1 - O2))
    dW2 = O1.T @ d
    d = d @ W2.T * (O1 * (1 - O1))
    return X.T @ d, dW2, dW3


def way_back(X, Y, W1, W2, W3):
    """Every array of one forward and one backward pass, by name.

    X, Y, L, H1, O1, H2, O2, Yhat; dYhat, dO2, dH2, dO1, dH1; dW1, dW2, dW3.
    """
    kept = forward(X, W1, W2, W3)
    dYhat = mse_grad(kept["Yhat"], Y)
    dO2 = dYhat @ W3.T
    dH2 = dO2 * kept["O2"] * (1 - kept["O2"])
    dO1 = dH2 @ W2.T
    dH1 = dO1 * kept["O1"] * (1 - kept["O1"])
    grads = {"dW1": X.T @ dH1, "dW2": kept["O1"].T @ dH2, "dW3": kept["O2"].T @ dYhat}
    passed = {"dYhat": dYhat, "dO2": dO2, "dH2": dH2, "dO1": dO1, "dH1": dH1}
    return {"X": X, "Y": Y, "L": mse(kept["Yhat"], Y), **kept, **passed, **grads}


def training_step(X, Y, Ws, eta):
    """New weights after one step of gradient descent on one batch."""
    return [W - eta * dW for W, dW in zip(Ws, backward(X, Y, *Ws), strict=True)]


def activation_bytes(N, widths, outputs, itemsize=8):
    """Bytes that must wait between the passes: X is the caller's, so each O, and Yhat.

    widths : of the hidden layers; outputs : K; itemsize 8 for float64.
    """
    return N * (sum(widths) + outputs) * itemsize


def mean_slope(tau, points=4001):
    """Mean of σ'(s) over s ~ N(0, τ²), by the trapezium rule over eight deviations each way."""
    u = np.linspace(-8, 8, points)
    density = np.exp(-(u**2) / 2)
    O = sigmoid(tau * u)
    return float(np.sum(O * (1 - O) * density) / np.sum(density))


def normal_shares(edges, tau):
    """Shares of s ~ N(0, τ²) between neighbouring edges, (len(edges) − 1,)."""
    below = np.array([0.5 * (1 + math.erf(e / (tau * math.sqrt(2)))) for e in edges])
    return np.diff(below)


def slope_shares(edges, tau):
    """Shares of σ'(s), s ~ N(0, τ²), between neighbouring edges, which rise from 0 to ¼."""
    root = np.sqrt(np.maximum(1 - 4 * np.clip(edges, 1e-300, 0.25), 0))
    reach = np.log((1 + root) / np.maximum(1 - root, 1e-300))  # |s| at which the slope has sunk to the edge
    within = np.array([math.erf(r / (tau * math.sqrt(2))) for r in reach])
    return within[:-1] - within[1:]


def saturated_share(tau):
    """Share of s ~ N(0, τ²) beyond ±5."""
    return 1 - math.erf(SATURATED / (tau * math.sqrt(2)))


def start_weights(sizes, gain, rng):
    """N(0, gain²/fan-in) for hidden layers, N(0, 1/fan-in) for the last; one array a layer."""
    pairs = list(zip(sizes, sizes[1:], strict=False))
    gains = [gain] * (len(pairs) - 1) + [1.0]
    return [rng.normal(0, g / np.sqrt(p), (p, k)) for g, (p, k) in zip(gains, pairs, strict=True)]
