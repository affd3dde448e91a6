def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    d = 2 * (z - y) * z * (1 - z)
    return d * x, d * (w + x)
