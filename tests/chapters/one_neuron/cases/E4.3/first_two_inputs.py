def neuron_backward(x, w, y):
    s = x[0] * w[0] + x[1] * w[1]
    z = sigmoid(s)
    ds = 2 * (z - y) * z * (1 - z)
    return ds * x, ds * w
