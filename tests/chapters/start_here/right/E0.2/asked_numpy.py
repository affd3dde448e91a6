X, W1, W2, W3 = np.ones((5, 3)), np.ones((3, 4)), np.ones((4, 6)), np.ones((6, 2))
shapes = {
    "H1": (X @ W1).shape,
    "O1": (X @ W1).shape,
    "H2": (X @ W1 @ W2).shape,
    "O2": np.array((X @ W1 @ W2).shape),
    "Yhat": (X @ W1 @ W2 @ W3).shape,
    "dW1": W1.shape,
    "dW2": W2.shape,
    "dW3": W3.shape,
}
