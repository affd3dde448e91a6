def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return np.sum(Yhat ** 2 - Y ** 2) / len(Y)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return 2 * Yhat / len(Y)
