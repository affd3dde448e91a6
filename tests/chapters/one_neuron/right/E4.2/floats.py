def neuron_forward(x, w, y):
    s = float(np.sum(x * w))
    z = float(sigmoid(s))
    return s, z, (y - z) ** 2
