def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    dz = 2 * (z - y)
    ds = dz * z * (1 - z)
    return dz, ds
