def backward(X, Y, W1, W2, W3):
    def loss(*Ws):
        return np.sum((forward(X, *Ws)["Yhat"] - Y) ** 2) / len(Y)

    grads = []
    for i in range(3):
        grad = np.zeros((W1, W2, W3)[i].shape)
        for index in np.ndindex(grad.shape):
            values = []
            for eps in (1e-5, -1e-5):
                Ws = [np.array(W, dtype=float) for W in (W1, W2, W3)]
                Ws[i][index] += eps
                values.append(loss(*Ws))
            grad[index] = (values[0] - values[1]) / 2e-5
        grads.append(grad)
    return tuple(grads)
