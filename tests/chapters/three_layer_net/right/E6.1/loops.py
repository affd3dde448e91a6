def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError
    total = 0.0
    for n in range(Y.shape[0]):
        for k in range(Y.shape[1]):
            total += (Y[n, k] - Yhat[n, k]) ** 2
    return total / Y.shape[0]


def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError
    return np.array([[2 * (a - b) / len(Y) for a, b in zip(p, q)] for p, q in zip(Yhat, Y)])
