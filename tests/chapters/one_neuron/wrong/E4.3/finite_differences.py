def neuron_backward(x, w, y):
    def loss(a, b):
        return (y - sigmoid(a @ b)) ** 2

    eps = 1e-5
    dw, dx = np.zeros(len(w)), np.zeros(len(x))
    for i in range(len(w)):
        step = np.zeros(len(w))
        step[i] = eps
        dw[i] = (loss(x, w + step) - loss(x, w - step)) / (2 * eps)
        dx[i] = (loss(x + step, w) - loss(x - step, w)) / (2 * eps)
    return dw, dx
