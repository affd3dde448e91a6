def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    L = (y - z) ** 2
    d = L * (1 - L)
    return d * x, d * w
