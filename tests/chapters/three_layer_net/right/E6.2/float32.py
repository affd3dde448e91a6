def forward(X, W1, W2, W3):
    X, W1, W2, W3 = (np.asarray(a, dtype=np.float32) for a in (X, W1, W2, W3))
    H1 = X @ W1
    O1 = sigmoid(H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    return {"Yhat": O2 @ W3, "O2": O2, "H2": H2, "O1": O1, "H1": H1}
