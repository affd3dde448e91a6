def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    d = z - y
    return d * x, d * w
