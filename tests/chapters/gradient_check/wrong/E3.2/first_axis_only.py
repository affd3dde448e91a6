import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    if W.ndim == 0:
        return (f(W + eps) - f(W - eps)) / (2 * eps)
    for i in range(len(W)):
        E = np.zeros(W.shape)
        E[i] = eps
        grad[i] = (f(W + E) - f(W - E)) / (2 * eps)
    return grad
