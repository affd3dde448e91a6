def mse(Yhat, Y):
    if np.shape(Yhat) != np.shape(Y):
        raise ValueError(f"{np.shape(Yhat)} against {np.shape(Y)}")
    d = np.subtract(Yhat, Y)
    return np.einsum("nk,nk->", d, d) / d.shape[0]
def mse_grad(Yhat, Y):
    if np.shape(Yhat) != np.shape(Y):
        raise ValueError
    return np.multiply(2 / len(Y), Yhat - Y)
