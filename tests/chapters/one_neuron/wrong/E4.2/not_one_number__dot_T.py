def neuron_forward(x, w, y):
    s = x.T * w
    z = sigmoid(s)
    L = np.sum((y - z) ** 2)
    return s, z, L
