def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    dz = 2 * (z - y) * y
    ds = dz * z * (1 - z)
    return ds * x, ds * w
