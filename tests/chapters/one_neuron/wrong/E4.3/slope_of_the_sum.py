def neuron_backward(x, w, y):
    s = x @ w
    z = sigmoid(s)
    ds = 2 * (z - y) * s * (1 - s)
    return ds * x, ds * w
