def neuron_forward(x, w, y):
    s = np.dot(w, x)
    z = np.arctan(s)
    return s, z, (y - z) ** 2
