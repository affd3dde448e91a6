def neuron_forward(x, w, y):
    s = np.sum(x * w)
    z = sigmoid(s) * (1 - sigmoid(s))
    return s, z, (y - z) ** 2
