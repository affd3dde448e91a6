def _check(a, b):
    if a.shape != b.shape:
        raise ValueError("different shapes")
def mse(Yhat, Y):
    _check(Yhat, Y)
    N, K = Y.shape
    return sum((Yhat[i, k] - Y[i, k]) ** 2 for i in range(N) for k in range(K)) / N
def mse_grad(Yhat, Y):
    _check(Yhat, Y)
    N, K = Y.shape
    return [[2 * (Yhat[i, k] - Y[i, k]) / N for k in range(K)] for i in range(N)]
