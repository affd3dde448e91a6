def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    L = (y - z) ** 2
    d = L * 2 * (z - y) * z * (1 - z)
    return d * x, d * w
