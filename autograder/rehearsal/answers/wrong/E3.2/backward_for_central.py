import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    here = f(W.astype(float))
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[i] = eps
        grad[i] = (here - f(W - E)) / eps
    return grad
