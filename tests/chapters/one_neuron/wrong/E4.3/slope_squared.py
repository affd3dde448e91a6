def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    slope = z * (1 - z)
    dz = 2 * (z - y) * slope
    ds = dz * slope
    return ds * x, ds * w
