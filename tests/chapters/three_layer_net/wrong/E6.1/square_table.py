def mse(Yhat, Y):
    return np.sum((Yhat - Y) ** 2) / len(Y)


def mse_grad(Yhat, Y):
    return 2 * (Yhat - Y) / len(Y)
