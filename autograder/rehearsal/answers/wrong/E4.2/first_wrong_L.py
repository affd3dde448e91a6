def neuron_forward(x, w, y):
    s = np.dot(w, x)
    z = sigmoid(s)
    return s, z, -y * np.log(z) - (1 - y) * np.log(1 - z)
