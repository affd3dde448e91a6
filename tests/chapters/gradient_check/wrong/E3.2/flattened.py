import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    V = W.astype(float)
    flat = V.reshape(-1)
    grad = np.zeros(flat.size)
    for i in range(flat.size):
        old = flat[i]
        flat[i] = old + eps
        plus = f(V)
        flat[i] = old - eps
        minus = f(V)
        flat[i] = old
        grad[i] = (plus - minus) / (2 * eps)
    return grad
