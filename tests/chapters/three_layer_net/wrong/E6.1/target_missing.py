def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("different shapes")
    return np.sum((Yhat - Y) ** 2) / len(Y)


def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("different shapes")
    return 2 * Yhat / len(Y)
