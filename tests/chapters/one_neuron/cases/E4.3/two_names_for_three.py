def neuron_forward(x, w, y):
    s = np.dot(x, w)
    z = 1 / (1 + np.exp(-s))
    return s, z, (z - y) ** 2


def neuron_backward(x, w, y):
    s, z = neuron_forward(x, w, y)
    d = 2 * (z - y) * z * (1 - z)
    return d * x, d * w
