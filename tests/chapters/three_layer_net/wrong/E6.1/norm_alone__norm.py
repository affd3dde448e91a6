def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return np.linalg.norm(Yhat - Y) / len(Y)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("no")
    return 2 * (Yhat - Y) / len(Y)
