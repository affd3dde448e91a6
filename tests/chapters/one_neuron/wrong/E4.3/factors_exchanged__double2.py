def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    d = (z - y) * z * (1 - z)
    return d * w, d * x
