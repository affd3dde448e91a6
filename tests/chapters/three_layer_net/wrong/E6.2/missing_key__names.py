def forward(X, W1, W2, W3):
    h1 = X @ W1
    o1 = sigmoid(h1)
    h2 = o1 @ W2
    o2 = sigmoid(h2)
    return {"h1": h1, "o1": o1, "h2": h2, "o2": o2, "yhat": o2 @ W3}
