def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for i in range(len(X)):
        grads = backward(X[i : i + 1], Y[i : i + 1], *Ws)
        Ws = [W - eta * g for W, g in zip(Ws, grads)]
    return Ws
