def sgd_epoch(X, Y, Ws, eta, batch, rng):
    rows = rng.permutation(len(X))
    Xs, Ys = X[rows], Y[rows]
    full = len(X) // batch
    for k in range(max(full, 1)):
        xb, yb = Xs[k * batch:(k + 1) * batch], Ys[k * batch:(k + 1) * batch]
        g1, g2, g3 = backward(Xs, Ys, *Ws)
        Ws = [Ws[0] - eta * g1, Ws[1] - eta * g2, Ws[2] - eta * g3]
    return Ws
