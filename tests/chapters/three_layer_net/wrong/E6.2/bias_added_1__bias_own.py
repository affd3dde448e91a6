def forward(X, W1, W2, W3):
    b1 = np.full(W1.shape[1], 0.1)
    H1 = X @ W1 + b1
    O1 = sigmoid(H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": O2 @ W3}
