import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros_like(W)
    V = W.astype(float)
    for i in np.ndindex(W.shape):
        old = V[i]
        V[i] = old + eps
        plus = f(V)
        V[i] = old - eps
        minus = f(V)
        V[i] = old
        grad[i] = (plus - minus) / (2 * eps)
    return grad
