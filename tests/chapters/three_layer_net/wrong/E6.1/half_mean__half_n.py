def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    m = Y.shape[0]
    return np.sum((Yhat - Y) ** 2) / (2 * m)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes")
    m = Y.shape[0]
    return (Yhat - Y) / m
