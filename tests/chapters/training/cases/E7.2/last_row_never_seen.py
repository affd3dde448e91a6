def sgd_epoch(X, Y, Ws, eta, batch, rng):
    N = len(X)
    order = rng.permutation(N)
    X, Y = X[order], Y[order]
    for start in range(0, N - 1, batch):
        Xb = X[start:min(start + batch, N - 1)]
        Yb = Y[start:min(start + batch, N - 1)]
        Ws = sgd_step(Ws, backward(Xb, Yb, *Ws), eta)
    return Ws
