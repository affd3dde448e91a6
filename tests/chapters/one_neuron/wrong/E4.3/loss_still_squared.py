def neuron_backward(x, w, y):
    s, z, L = neuron_forward(x, w, y)
    ds = 2 * L * z * (1 - z)
    return ds * x, ds * w


def neuron_forward(x, w, y):
    s = np.sum(x * w)
    z = 1 / (1 + np.exp(-s))
    return s, z, (y - z) ** 2
