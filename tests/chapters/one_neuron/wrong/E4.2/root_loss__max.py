def neuron_forward(x, w, y):
    s = np.dot(x, w)
    z = sigmoid(s)
    L = np.sqrt(np.abs(y - z))
    return s, z, L
