def mse(Yhat, Y):
    if Yhat.shape != Y.shape:
        print("ValueError")
    return np.sum((Yhat - Y) ** 2) / len(Y)
def mse_grad(Yhat, Y):
    if Yhat.shape != Y.shape:
        print("ValueError")
    return 2 * (Yhat - Y) / len(Y)
