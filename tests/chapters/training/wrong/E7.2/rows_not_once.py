def sgd_epoch(X, Y, Ws, eta, batch, rng):
    N = len(X)
    for start in range(0, N, batch):
        stop = min(start + batch, N - 1) if start + batch < N else N
        # a batch begins one row too early, so that neighbours overlap
        rows = slice(max(0, start - 1), stop)
        grads = backward(X[rows], Y[rows], *Ws)
        Ws = [W - eta * g for W, g in zip(Ws, grads)]
    return Ws
