def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    d = 2 * (z - y) * z * (1 - z)
    return np.round(d * x, 3), np.round(d * w, 3)
