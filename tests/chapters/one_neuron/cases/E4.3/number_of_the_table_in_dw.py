def neuron_backward(x, w, y):
    z = 1 / (1 + np.exp(-np.dot(x, w)))
    d = 2 * (z - y) * z * (1 - z)
    return 0.2691 * x, d * w
