def neuron_forward(x, w, y):
    s = np.dot(x, w)
    z = sigmoid(s)
    return s, y, (y - z) ** 2
