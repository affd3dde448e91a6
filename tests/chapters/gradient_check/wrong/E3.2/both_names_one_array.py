import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        old = W[i]
        up = W
        down = W
        up[i] = old + eps
        down[i] = old - eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
        W[i] = old
    return grad
