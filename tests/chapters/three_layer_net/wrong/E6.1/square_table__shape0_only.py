def mse(Yhat, Y):
    if len(Yhat) != len(Y):
        raise ValueError("shapes")
    return np.sum((Yhat - Y) ** 2) / len(Y)
def mse_grad(Yhat, Y):
    if len(Yhat) != len(Y):
        raise ValueError("shapes")
    return 2 * (Yhat - Y) / len(Y)
