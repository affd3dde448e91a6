import numpy as np


def train_digits(X, Y, seed):
    rng = np.random.default_rng(seed)
    W1 = rng.normal(0, 1 / 8, (64, 32))
    W2 = rng.normal(0, 32**-0.5, (32, 32))
    W3 = rng.normal(0, 32**-0.5, (32, 10))
    for epoch in range(60):
        order = rng.permutation(1296).reshape(-1, 16)
        for rows in order:
            dW1, dW2, dW3 = backward(X[rows], Y[rows], W1, W2, W3)
            W1, W2, W3 = W1 - 0.2 * dW1, W2 - 0.2 * dW2, W3 - 0.2 * dW3
    return np.array(W1), np.array(W2), np.array(W3)
