import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[i] = eps
        grad[i] = (f(W + E) - f(W - E)) / (2 * eps)
    if grad.ndim:
        grad[-1] = 0.0
    return grad
