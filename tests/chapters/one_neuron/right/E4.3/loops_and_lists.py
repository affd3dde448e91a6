def neuron_backward(x, w, y):
    s = sum(a * b for a, b in zip(x, w))
    z = 1 / (1 + np.exp(-s))
    ds = -2 * (y - z) * z * (1 - z)
    return [[ds * a for a in x], [ds * b for b in w]]
