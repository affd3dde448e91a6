def neuron_backward(x, w, y):
    z = sigmoid(np.sum(x * w))
    ds = 2 * (z - y) * z * (1 - z)
    dw = ds * x
    dx = ds * np.sum(w)
    return dw, dx
