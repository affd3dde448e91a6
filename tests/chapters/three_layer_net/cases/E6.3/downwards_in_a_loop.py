def backward(X, Y, W1, W2, W3):
    cache = forward(X, W1, W2, W3)
    before = {3: cache["O2"], 2: cache["O1"], 1: X}
    W = {3: W3, 2: W2}
    d = (cache["Yhat"] - Y) * (2.0 / Y.shape[0])
    grads = []
    for k in (3, 2, 1):
        O = before[k]
        grads.insert(0, O.T @ d)
        if k > 1:
            d = np.multiply(d @ W[k].T, O - O ** 2)
    return tuple(grads)
