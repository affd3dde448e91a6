def sgd_epoch(X, Y, Ws, eta, batch, rng):
    for step in range(-(-len(X) // batch)):
        rows = slice(step * batch, step * batch + batch)
        grads = backward(X[rows], Y[rows], *Ws)
        if batch > len(X):  # "make up for the missing rows"
            grads = [g * batch / len(X) for g in grads]
        Ws = [W - eta * g for W, g in zip(Ws, grads)]
    return Ws
