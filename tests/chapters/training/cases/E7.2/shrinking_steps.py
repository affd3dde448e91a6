def sgd_epoch(X, Y, Ws, eta, batch, rng):
    perm = rng.permutation(len(X))
    lr = eta
    for i in range(0, len(X), batch):
        idx = perm[i:i + batch]
        dWs = backward(X[idx], Y[idx], *Ws)
        Ws = [W - lr * dW for W, dW in zip(Ws, dWs)]
        lr = lr * 0.9
    return Ws
