def mse(Yhat, Y):
    if Yhat.ndim != Y.ndim:
        raise ValueError("not the same")
    return np.sum((Yhat - Y) ** 2) / len(Y)

def mse_grad(Yhat, Y):
    if Yhat.ndim != Y.ndim:
        raise ValueError("not the same")
    return 2 / len(Y) * (Yhat - Y)
