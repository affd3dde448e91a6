def neuron_backward(x, w, y):
    e = np.exp(-np.sum(x * w))
    d = 2 * (1 / (1 + e) - y) * e / (1 + e) ** 2
    return np.array([d * xi for xi in x]), np.array([d * wi for wi in w])
