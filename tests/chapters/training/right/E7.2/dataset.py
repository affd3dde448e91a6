def sgd_epoch(X, Y, Ws, eta, batch, rng):
    W1, W2, W3 = Ws
    order = np.arange(len(X))
    rng.shuffle(order)
    while len(order):
        now, order = order[:batch], order[batch:]
        dW1, dW2, dW3 = backward(X[now], Y[now], W1, W2, W3)
        W1, W2, W3 = W1 - eta * dW1, W2 - eta * dW2, W3 - eta * dW3
    return [W1, W2, W3]
