import numpy as np


def numerical_gradient(f, W, eps=1e-5):
    slope = (f(W + eps) - f(W - eps)) / (2 * eps)
    return np.full(W.shape, slope)
