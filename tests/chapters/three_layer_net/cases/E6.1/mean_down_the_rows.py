def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return np.mean((Yhat - Y) ** 2, axis=0)

def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        raise ValueError("shapes differ")
    return 2 * (Yhat - Y) / Y.shape[0]
