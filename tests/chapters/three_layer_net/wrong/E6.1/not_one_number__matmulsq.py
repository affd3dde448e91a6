def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    d = Yhat - Y
    return d.T @ d / len(Y)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    return 2 * (Yhat - Y) / len(Y)
