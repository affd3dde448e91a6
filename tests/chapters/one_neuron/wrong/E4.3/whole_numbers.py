def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    ds = 2 * (z - y) * z * (1 - z)
    dw, dx = np.zeros_like(x), np.zeros_like(w)
    for i in range(len(x)):
        dw[i] = ds * x[i]
        dx[i] = ds * w[i]
    return dw, dx
