def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    d = 2 * (z - y) * z * (1 - z)
    d = d * x
    dw = d
    dx = d * w
    return dw, dx
