def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    error = 2 * (z - y)
    return error * x, error * w
