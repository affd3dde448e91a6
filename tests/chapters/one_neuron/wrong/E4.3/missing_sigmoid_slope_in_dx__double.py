def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    dw = 2 * (y - z) * z * (1 - z) * x
    dx = 2 * (z - y) * w
    return dw, dx
