def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    ds = 2 * (z - y) * z * (1 - z)
    return ds * x, ds * w[len(w)]
