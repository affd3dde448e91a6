def neuron_backward(x, w, y):
    s = np.dot(x, w)
    z = 1 / (1 + np.exp(-s))
    ds = 2 * (z - y) * z * (1 - z)
    for a, b in zip(x, w):
        return ds * a, ds * b
