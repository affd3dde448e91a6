def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return np.sum((Yhat - Y) ** 2)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return 2 * (Yhat - Y)
