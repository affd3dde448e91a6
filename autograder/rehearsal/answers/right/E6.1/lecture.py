def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError(f"{Yhat.shape} is not {Y.shape}")
    return np.sum((Yhat - Y) ** 2) / Y.shape[0]


def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError(f"{Yhat.shape} is not {Y.shape}")
    return 2 * (Yhat - Y) / Y.shape[0]
