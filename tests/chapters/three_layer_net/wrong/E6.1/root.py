def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return np.linalg.norm(Yhat - Y) / np.sqrt(len(Y))


def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return 2 * (Yhat - Y) / len(Y)
