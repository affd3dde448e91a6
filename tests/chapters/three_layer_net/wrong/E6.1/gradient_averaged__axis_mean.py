def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    return np.mean(np.sum((Yhat - Y) ** 2, axis=1))
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    return np.mean(2 * (Yhat - Y), axis=0)
