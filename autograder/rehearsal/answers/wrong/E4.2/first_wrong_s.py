def neuron_forward(x, w, y):
    s = np.dot(w, x) + 1
    z = sigmoid(s)
    return s, z, (y - z) ** 2
