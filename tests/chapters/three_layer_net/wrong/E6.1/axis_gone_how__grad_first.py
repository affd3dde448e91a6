def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return np.sum((Yhat - Y) ** 2) / len(Y)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return 2 * (Yhat[0] - Y[0]) / len(Y)
