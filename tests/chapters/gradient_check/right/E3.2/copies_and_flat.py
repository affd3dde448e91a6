import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    grad = []
    for k in range(W.size):
        up = np.array(W, dtype=float)
        down = np.array(W, dtype=float)
        up.flat[k] += eps
        down.flat[k] -= eps
        grad.append((f(up) - f(down)) / (2 * eps))
    return np.reshape(grad, W.shape)
