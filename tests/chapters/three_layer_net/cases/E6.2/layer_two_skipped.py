def forward(X, W1, W2, W3):
    cache = {}
    cache["H1"] = np.dot(X, W1)
    cache["O1"] = sigmoid(cache["H1"])
    cache["H2"] = np.dot(cache["O1"], W2)
    cache["O2"] = sigmoid(cache["H2"])
    cache["Yhat"] = np.dot(cache["O1"], W3)
    return cache
