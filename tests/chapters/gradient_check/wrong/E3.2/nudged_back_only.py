import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    W = W.astype(float)
    for i in np.ndindex(W.shape):
        W[i] += eps
        plus = f(W)
        W[i] -= eps
        minus = f(W)
        grad[i] = (plus - minus) / (2 * eps)
    return grad
