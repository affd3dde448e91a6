def neuron_forward(x, w, y):
    s = np.dot(w, x)
    z = sigmoid(s)
    L = (z - y) ** 2
    return L, z, s
