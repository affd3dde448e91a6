def mse(Yhat, Y):
    Yhat, Y = Yhat.reshape(len(Yhat), -1), Y.reshape(len(Y), -1)
    return np.sum((Yhat - Y) ** 2) / len(Y)


def mse_grad(Yhat, Y):
    Yhat, Y = Yhat.reshape(len(Yhat), -1), Y.reshape(len(Y), -1)
    return 2 * (Yhat - Y) / len(Y)
