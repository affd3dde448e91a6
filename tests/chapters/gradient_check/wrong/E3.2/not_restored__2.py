import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        W[i] += eps
        plus = f(W)
        W[i] -= 2 * eps
        minus = f(W)
        W[i] += eps  # back again, but for the last digit
        grad[i] = (plus - minus) / (2 * eps)
    return grad
