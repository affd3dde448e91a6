def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    return np.sum((Yhat - Y) ** 2) / Y.shape[1]
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    return 2 * (Yhat - Y) / Y.shape[1]
