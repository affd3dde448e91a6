def sgd_epoch(X, Y, Ws, eta, batch, rng):
    total = [np.zeros_like(W) for W in Ws]
    for i in range(0, len(X), batch):
        grads = backward(X[i:i + batch], Y[i:i + batch], *Ws)
        for t, g in zip(total, grads):
            t += g
    return [W - eta * t for W, t in zip(Ws, total)]
