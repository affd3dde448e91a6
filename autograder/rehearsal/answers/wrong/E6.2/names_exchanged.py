def forward(X, W1, W2, W3):
    O1 = X @ W1
    H1 = sigmoid(O1)
    O2 = H1 @ W2
    H2 = sigmoid(O2)
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": H2 @ W3}
