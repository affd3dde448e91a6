def neuron_backward(x, w, y):
    s, z, L = neuron_forward(x, w, y)
    ds = 2 * (z - y) * z * (1 - z)
    return ds * x, ds * w
