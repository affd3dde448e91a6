def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return ((Yhat - Y) ** 2).sum() / len(Y)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return (Yhat - Y) * 2 / len(Y[0])
