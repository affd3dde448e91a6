def neuron_forward(x, w, y):
    s = np.dot(sigmoid(x), w)
    z = sigmoid(s)
    return s, z, (y - z) ** 2
