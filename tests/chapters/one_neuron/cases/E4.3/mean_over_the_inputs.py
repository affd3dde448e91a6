def neuron_backward(x, w, y):
    m = x.shape[0]
    z = sigmoid(np.dot(w.T, x))
    ds = 2 * (z - y) * z * (1 - z)
    dw = 1 / m * ds * x
    dx = 1 / m * ds * w
    return dw, dx
