def neuron_forward(x, w, y):
    s = 0.0
    for i in range(len(x)):
        s += x[i] * w[i]
    z = sigmoid(s)
    L = 0.5 * (y - z) ** 2
    return s, z, L
