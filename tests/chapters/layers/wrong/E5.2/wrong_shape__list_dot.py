def dense_forward(X, W):
    return [x @ w for x in X for w in W.T]
