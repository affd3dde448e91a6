def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    d = (y - z) * z
    return d * w, d * x
