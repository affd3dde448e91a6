def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    d = 2 * (z - y) * sigmoid * (1 - sigmoid)
    return d * x, d * w
