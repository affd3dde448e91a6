def sgd_epoch(X, Y, Ws, eta, batch, rng):
    Ws = [W.copy() for W in Ws]
    XY = rng.permutation(np.hstack([X, Y]))
    p = X.shape[1]
    start = 0
    while start < len(XY):
        part = XY[start:start + batch]
        for W, g in zip(Ws, backward(part[:, :p], part[:, p:], *Ws)):
            W -= eta * g
        start += batch
    return tuple(Ws)
