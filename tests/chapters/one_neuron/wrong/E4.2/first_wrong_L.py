def neuron_forward(x, w, y):
    s = np.dot(w, x)
    z = sigmoid(s)
    return s, z, np.log(np.cosh(y - z))
