def forward(X, W1, W2, W3):
    H1 = X @ W1
    O1 = H1 * (1 - H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    Yhat = O2 @ W3
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": Yhat}
