def sgd_epoch(X, Y, Ws, eta, batch, rng):
    Ws = [W.copy() for W in Ws]
    for i in range(0, len(X), batch):
        grads = backward(X[i : i + batch], Y[i : i + batch], *Ws)
        for W, g in zip(Ws, grads):
            W -= eta * g
    return Ws
