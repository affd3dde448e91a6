def neuron_forward(x, w, y):
    s = np.dot(w, x)
    z = 1 / (1 + np.exp(-s))
    return z, s, (z - y) ** 2
