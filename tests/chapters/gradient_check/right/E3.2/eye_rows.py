import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    steps = eps * np.eye(W.size).reshape((W.size,) + W.shape)
    slopes = [f(W + step) - f(W - step) for step in steps]
    return (np.array(slopes) / (2 * eps)).reshape(W.shape).tolist()
