def neuron_forward(x, w, y):
    s = np.sum(x * w)
    z = sigmoid(s)
    L = 2 * (z - y)
    return s, z, L
