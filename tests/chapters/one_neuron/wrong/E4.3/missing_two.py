def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    delta = (z - y) * z * (1 - z)
    return delta * x, delta * w
