def forward(X, W1, W2, W3):
    H1 = W1.T @ X
    O1 = sigmoid(H1)
    H2 = W2.T @ O1
    O2 = sigmoid(H2)
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": W3.T @ O2}
