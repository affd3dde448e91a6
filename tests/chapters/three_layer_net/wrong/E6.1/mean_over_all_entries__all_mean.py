def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    return np.mean((Yhat - Y) ** 2)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    return 2 * (Yhat - Y) / Yhat.size
