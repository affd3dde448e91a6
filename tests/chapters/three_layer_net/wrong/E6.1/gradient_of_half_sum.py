def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return np.sum((Yhat - Y) ** 2) / len(Y)


def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return Yhat - Y
