def sgd_epoch(X, Y, Ws, eta, batch, rng):
    t = 0
    for i in range(0, len(X), batch):
        t += 1
        g = backward(X[i:i + batch], Y[i:i + batch], *Ws)
        Ws = [W - eta / t * dW for W, dW in zip(Ws, g)]
    return Ws
