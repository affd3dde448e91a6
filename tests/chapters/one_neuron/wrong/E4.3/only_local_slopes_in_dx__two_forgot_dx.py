def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    slope = z * (1 - z)
    return 2 * (z - y) * slope * x, slope * w
