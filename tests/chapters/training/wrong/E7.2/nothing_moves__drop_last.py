def sgd_epoch(X, Y, Ws, eta, batch, rng):
    k = 0
    while k + batch < len(X):
        g = backward(X[k:k + batch], Y[k:k + batch], *Ws)
        Ws = [W - eta * d for W, d in zip(Ws, g)]
        k += batch
    return Ws
