import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        old = W[i]
        W[i] = old + eps
        plus = f(W)
        W[i] = old - eps
        minus = f(W)
        W[i] = old
        grad[i] = (plus - minus) / (2 * eps)
    return grad
