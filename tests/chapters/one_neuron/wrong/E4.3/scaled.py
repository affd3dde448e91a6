def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    ds = 4 * (z - y) * z * (1 - z)
    return ds * x, ds * w
