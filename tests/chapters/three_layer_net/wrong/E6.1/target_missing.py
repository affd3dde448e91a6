def residual(Yhat, Y):
    if np.shape(Yhat) != np.shape(Y):
        raise ValueError("other shapes")
    return np.asarray(Yhat, dtype=float) - Y


def mse(Yhat, Y):
    r = residual(Yhat, Y)
    return np.sum(r**2) / len(r)


def mse_grad(Yhat, Y):
    r = residual(Yhat, Y)
    return 2 * np.asarray(Yhat, dtype=float) / len(r)
