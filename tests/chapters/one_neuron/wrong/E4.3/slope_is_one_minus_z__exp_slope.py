def neuron_backward(x, w, y):
    s = np.dot(x, w)
    z = sigmoid(s)
    slope = np.exp(-s) / (1 + np.exp(-s))
    d = 2 * (z - y) * slope
    return d * x, d * w
