def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return ((Yhat - Y) ** 2).sum()


def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return 2 * (Yhat - Y) / len(Y)
