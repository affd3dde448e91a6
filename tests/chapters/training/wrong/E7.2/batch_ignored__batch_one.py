def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for i in rng.permutation(len(X)):
        g = backward(X[i:i + 1], Y[i:i + 1], *Ws)
        Ws = [W - eta * d for W, d in zip(Ws, g)]
    return Ws
