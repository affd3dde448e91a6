def forward(X, W1, W2, W3):
    keys = ("H1", "O1", "H2", "O2", "Yhat")
    rows = {k: [] for k in keys}
    for x in X:
        h1 = x @ W1
        o1 = sigmoid(h1)
        h2 = o1 @ W2
        o2 = sigmoid(h2)
        for k, v in zip(keys, (h1, o1, h2, o2, o2 @ W3)):
            rows[k].append(v)
    return rows
