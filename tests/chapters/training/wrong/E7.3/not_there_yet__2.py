import numpy as np


def train_2d(X, Y, seed):
    # random hidden layers, least squares on top
    rng = np.random.default_rng(seed)
    W1 = rng.normal(0, 4 / np.sqrt(3), (3, 16))
    W2 = rng.normal(0, 1, (16, 16))
    O2 = forward(X, W1, W2, np.zeros((16, 1)))["O2"]
    return [W1, W2, np.linalg.lstsq(O2, Y, rcond=None)[0]]
