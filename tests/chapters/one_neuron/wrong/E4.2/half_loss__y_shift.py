def neuron_forward(x, w, y):
    s = np.dot(x, w)
    z = sigmoid(s)
    L = np.sum((y - z) ** 2) / 2
    return s, z, L
