import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        up = np.array(W, float)
        up[i] += eps
        down = np.array(W, float)
        down[i] -= eps
        grad += (f(up) - f(down)) / (2 * eps)
    return grad
