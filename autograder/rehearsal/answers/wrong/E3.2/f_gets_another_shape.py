import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    flat = W.astype(float).ravel()
    grad = np.zeros(flat.size)
    for i in range(flat.size):
        E = np.zeros(flat.size)
        E[i] = eps
        grad[i] = (f(flat + E) - f(flat - E)) / (2 * eps)
    return grad.reshape(W.shape)
