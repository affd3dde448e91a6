def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise "shapes differ"
    return np.sum((Yhat - Y) ** 2) / len(Y)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise "shapes differ"
    return 2 * (Yhat - Y) / len(Y)
