def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    L = (y - z) ** 2
    ds = L * z * (1 - z)
    return ds * x, ds * w
