def neuron_forward(x, w, y):
    s = np.sum(x * w) + y
    z = sigmoid(s)
    return s, z, (y - z) ** 2
