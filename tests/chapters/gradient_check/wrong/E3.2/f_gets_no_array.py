import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[i] = eps
        grad[i] = (f([str(v) for v in (W + E).ravel()]) - f([str(v) for v in (W - E).ravel()])) / (2 * eps)
    return grad
