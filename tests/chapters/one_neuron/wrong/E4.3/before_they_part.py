def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    ds = np.sin(2 * (z - y)) * z * (1 - z)
    return ds * x, ds * w
