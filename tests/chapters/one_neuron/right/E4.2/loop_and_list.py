def neuron_forward(x, w, y):
    s = 0.0
    for xi, wi in zip(x, w):
        s += xi * wi
    z = 1 / (1 + np.exp(-s))
    return [s, z, (z - y) * (z - y)]
