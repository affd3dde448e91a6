import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    V = W.astype(np.float64)
    grad = np.zeros_like(V)
    it = np.nditer(V, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        old = V[i]
        V[i] = old + eps
        up = f(V)
        V[i] = old - eps
        down = f(V)
        V[i] = old
        grad[i] = (up - down) / (2 * eps)
        it.iternext()
    return grad
