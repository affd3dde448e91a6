def neuron_forward(x, w, y):
    s = np.dot(w, x)
    z = sigmoid(s)
    return (z - y) ** 2
