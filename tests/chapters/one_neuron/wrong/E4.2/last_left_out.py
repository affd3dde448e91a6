def neuron_forward(x, w, y):
    s = sum(x[i] * w[i] for i in range(len(x) - 1))
    z = sigmoid(s)
    return s, z, (y - z) ** 2
