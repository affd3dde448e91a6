def sgd_epoch(X, Y, Ws, eta, batch, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    new = [W.copy() for W in Ws]
    while order.size:
        rows, order = np.sort(order[:batch]), order[batch:]
        for W, g in zip(new, backward(X[rows], Y[rows], *new)):
            W -= eta * g
    return new
