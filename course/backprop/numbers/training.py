"""Nets of any depth, trained by plain mini-batch descent: the loop behind chapters 07 and 08.

X : (N, p) with a column of ones; Ws : list of matrices, Ws[k] is (n_k, n_{k+1}); hidden layers are
sigmoid or ReLU, the last one is linear; L = 1/N Σ (ŷ − y)².

Everything also works with a leading axis of seeds (Ws[k] : (S, n_k, n_{k+1})): S nets learn side by
side in one set of matrix products, several times faster than one after the other.
"""

import numpy as np

ACTS = ("sigmoid", "relu")


def sigmoid(s):
    """1/(1+e^{−s}) in a form that never overflows."""
    return 0.5 * (1 + np.tanh(0.5 * s))


def run_forward(X, Ws, act="sigmoid"):
    """Forward through the whole net.

    Returns (Hs, Os, Yhat): the hidden layers before and after their activation, first to last (one
    array fewer than Ws each), and the output (N, K). Yhat has no activation.
    """
    Hs, Os, O = [], [], X
    for W in Ws[:-1]:
        H = O @ W
        O = sigmoid(H) if act == "sigmoid" else np.maximum(H, 0)
        Hs.append(H)
        Os.append(O)
    return Hs, Os, O @ Ws[-1]


def mse(Yhat, Y):
    """1/N Σ over samples and outputs of (ŷ − y)²: a number, or (S,) for a stack of nets."""
    return ((Yhat - Y) ** 2).sum(axis=-1).mean(axis=-1)


def messages(X, Y, Ws, act="sigmoid", fault=None):
    """Walk back through the net.

    Returns (grads, ds, forward): the gradient of each matrix; d of each layer, ∂L/∂H for the hidden
    layers and ∂L/∂ŷ for the last; and what `run_forward` gave.
    fault : None; "sign" (d begins with the sign of the lecture's slide) or "slope 1" (no σ′ in layer 1).
    """
    Hs, Os, Yhat = forward = run_forward(X, Ws, act)
    N = X.shape[-2]
    d = (2 / N) * (Yhat - Y)
    if fault == "sign":
        d = -d
    inputs = [X, *Os]
    grads, ds = [None] * len(Ws), [None] * len(Ws)
    for k in reversed(range(len(Ws))):
        grads[k] = np.swapaxes(inputs[k], -1, -2) @ d
        ds[k] = d
        if k:
            d = d @ np.swapaxes(Ws[k], -1, -2)
            if not (fault == "slope 1" and k == 1):
                d = d * (Os[k - 1] * (1 - Os[k - 1]) if act == "sigmoid" else Hs[k - 1] > 0)
    return grads, ds, forward


def gradients(X, Y, Ws, act="sigmoid", fault=None):
    """The gradient of the loss for each matrix, a list in the order of Ws."""
    return messages(X, Y, Ws, act, fault)[0]


def init_weights(sizes, gain, rng):
    """Random matrices: N(0, gain²/fan-in) for the hidden layers, N(0, 1/fan-in) for the last."""
    gains = [gain] * (len(sizes) - 2) + [1]
    pairs = zip(sizes[:-1], sizes[1:], gains, strict=True)
    return [g / np.sqrt(m) * rng.standard_normal((m, n)) for m, n, g in pairs]


def descend(X, Y, Ws, eta, batch, rng, act="sigmoid", fault=None):
    """Endless mini-batch descent: yields the new list of matrices after each step.

    Every epoch visits all rows once, in a new random order; a last short batch divides by its own size.
    rng : one generator, or a list of them for a stack of nets. `Ws` itself is never changed.
    """
    rngs = rng if isinstance(rng, list) else None
    N = len(X)
    while True:
        order = np.stack([r.permutation(N) for r in rngs]) if rngs else rng.permutation(N)
        for start in range(0, N, batch):
            rows = order[..., start : start + batch]
            grads = gradients(X[rows], Y[rows], Ws, act, fault)
            Ws = [W - eta * g for W, g in zip(Ws, grads, strict=True)]
            yield Ws


def train(X, Y, Ws, eta, batch, steps, rng, act="sigmoid", fault=None):
    """The matrices after so many steps of `descend`. Numbers that overflow become inf and nan, silently."""
    with np.errstate(all="ignore"):
        walk = descend(X, Y, Ws, eta, batch, rng, act, fault)
        for _ in range(steps):
            Ws = next(walk)
    return Ws


def accuracy(X, Y, Ws, act="sigmoid"):
    """Share of rows put into the right class: ŷ > ½ for one output, the largest output for several."""
    with np.errstate(all="ignore"):
        Yhat = run_forward(X, Ws, act)[2]
    if Y.shape[-1] == 1:
        return ((Yhat > 0.5) == (Y > 0.5)).mean(axis=(-1, -2))
    return (Yhat.argmax(axis=-1) == Y.argmax(axis=-1)).mean(axis=-1)
