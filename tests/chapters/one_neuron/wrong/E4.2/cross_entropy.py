def neuron_forward(x, w, y):
    s = np.sum(x * w)
    z = sigmoid(s)
    return s, z, -(y * np.log(z) + (1 - y) * np.log(1 - z))
