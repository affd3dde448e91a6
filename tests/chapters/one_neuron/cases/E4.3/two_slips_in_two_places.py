def neuron_backward(x, w, y):
    s = x @ w
    z = sigmoid(s)
    dw = 2 * (z - y) * x
    dx = 2 * (y - z) * z * (1 - z) * w
    return dw, dx
