def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return np.sum(np.abs(Yhat - Y)) / len(Y)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return np.sign(Yhat - Y) / len(Y)
