import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    here = f(W.astype(float))
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        V = W.astype(float)
        V[i] += eps
        grad[i] = (f(V) - here) / eps
    return grad
