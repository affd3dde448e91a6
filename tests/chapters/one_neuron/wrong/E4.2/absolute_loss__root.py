def neuron_forward(x, w, y):
    s = np.sum(x * w)
    z = sigmoid(s)
    return s, z, np.sqrt((y - z) ** 2)
