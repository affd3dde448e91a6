def neuron_backward(x, w, y):
    x, w = x.reshape(-1, 1), w.reshape(-1, 1)
    z = sigmoid(w.T @ x)
    d = 2 * (z - y) * z * (1 - z)
    return x @ d, w @ d
