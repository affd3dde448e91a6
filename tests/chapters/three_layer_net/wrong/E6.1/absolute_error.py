def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return abs(Y - Yhat).sum() / len(Y)


def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return 2 * (Yhat - Y) / len(Y)
