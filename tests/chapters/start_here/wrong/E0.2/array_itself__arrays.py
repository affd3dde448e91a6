X, W1, W2, W3 = np.ones((5, 3)), np.ones((3, 4)), np.ones((4, 6)), np.ones((6, 2))
shapes = {"H1": X @ W1, "O1": X @ W1, "H2": X @ W1 @ W2, "O2": X @ W1 @ W2, "Yhat": X @ W1 @ W2 @ W3, "dW1": W1, "dW2": W2, "dW3": W3}
