def forward(X, W1, W2, W3):
    H1 = sigmoid(X @ W1)
    O1 = H1
    H2 = sigmoid(O1 @ W2)
    O2 = H2
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": O2 @ W3}
