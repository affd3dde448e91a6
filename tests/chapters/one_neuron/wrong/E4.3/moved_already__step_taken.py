def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    d = 2 * (z - y) * z * (1 - z)
    dw = d * x
    return w - 0.1 * dw, d * w
