def mse(Yhat, Y):
    if not np.array_equal(np.shape(Yhat), np.shape(Y)):
        raise ValueError(f"{np.shape(Yhat)} is not {np.shape(Y)}")
    return sum(np.dot(r, r) for r in Yhat - Y) / len(Y)

def mse_grad(Yhat, Y):
    if not np.array_equal(np.shape(Yhat), np.shape(Y)):
        raise ValueError("shapes")
    return np.divide(np.subtract(Yhat, Y), len(Y) / 2)
