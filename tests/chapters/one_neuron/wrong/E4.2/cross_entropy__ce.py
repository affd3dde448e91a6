def neuron_forward(x, w, y):
    s = np.dot(x, w)
    z = sigmoid(s)
    L = -(y * np.log(z) + (1 - y) * np.log(1 - z))
    return s, z, L
