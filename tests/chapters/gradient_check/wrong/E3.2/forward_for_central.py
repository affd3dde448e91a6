import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    W = np.array(W, dtype=float)
    for i in np.ndindex(W.shape):
        old = W[i]
        here = f(W)
        W[i] = old + eps
        grad[i] = (f(W) - here) / eps
        W[i] = old
    return grad
