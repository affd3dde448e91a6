def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return 0.5 * np.sum(np.square(Y - Yhat))


def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return 2 * (Yhat - Y) / len(Y)
