def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    dz = 2 * (y - z)
    ds = dz * z * (1 - z)
    return ds * x, ds * w
