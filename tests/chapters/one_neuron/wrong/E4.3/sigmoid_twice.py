def sigmoid_slope(s):
    return sigmoid(s) * (1 - sigmoid(s))


def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    ds = 2 * (z - y) * sigmoid_slope(z)
    return ds * x, ds * w
