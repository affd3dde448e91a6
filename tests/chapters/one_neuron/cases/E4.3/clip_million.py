def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    d = np.clip(2 * (z - y), -1e6, 1e6) * z * (1 - z)
    return d * x, d * w
