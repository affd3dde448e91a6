def fit(Yhat, Y):
    Yhat, Y = np.asarray(Yhat), np.asarray(Y)
    if np.shape(Yhat) != np.shape(Y):
        raise ValueError("shapes differ")
    return Yhat - Y


def mse(Yhat, Y):
    return np.mean(np.sum(fit(Yhat, Y) ** 2, axis=1, keepdims=True), axis=0, keepdims=True)


def mse_grad(Yhat, Y):
    N = len(Y)
    return (-2 / N * -fit(Yhat, Y)).tolist()
