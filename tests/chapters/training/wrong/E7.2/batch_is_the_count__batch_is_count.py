def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for part in np.array_split(rng.permutation(len(X)), batch):
        g = backward(X[part], Y[part], *Ws)
        Ws = [W - eta * d for W, d in zip(Ws, g)]
    return Ws
