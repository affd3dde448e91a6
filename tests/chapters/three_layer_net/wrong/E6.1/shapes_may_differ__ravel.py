def mse(Yhat, Y):
    d = Yhat.ravel() - Y.ravel()
    return np.sum(d ** 2) / len(Y)
def mse_grad(Yhat, Y):
    return 2 * (Yhat - Y) / len(Y)
