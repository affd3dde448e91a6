def sgd_epoch(X, Y, Ws, eta, batch, rng):
    V = [np.zeros_like(W) for W in Ws]
    for k in range(0, len(X), batch):
        g = backward(X[k:k + batch], Y[k:k + batch], *Ws)
        V = [0.9 * v + d for v, d in zip(V, g)]
        Ws = [W - eta * v for W, v in zip(Ws, V)]
    return Ws
