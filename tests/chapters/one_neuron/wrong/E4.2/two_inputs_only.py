def neuron_forward(x, w, y):
    s = x[0] * w[0] + x[1] * w[1]
    z = sigmoid(s)
    return s, z, (y - z) ** 2
