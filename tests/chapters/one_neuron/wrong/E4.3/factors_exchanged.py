def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    ds = 2 * (z - y) * z * (1 - z)
    dw = ds * w
    dx = ds * x
    return dw, dx
