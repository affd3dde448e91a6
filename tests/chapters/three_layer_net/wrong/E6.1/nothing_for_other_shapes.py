def mse(Yhat, Y):
    if Yhat.shape == Y.shape:
        return np.sum((Yhat - Y) ** 2) / len(Y)


def mse_grad(Yhat, Y):
    if Yhat.shape == Y.shape:
        return 2 * (Yhat - Y) / len(Y)
