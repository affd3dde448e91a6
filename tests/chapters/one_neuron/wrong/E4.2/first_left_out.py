def neuron_forward(x, w, y):
    s = sum(x[i] * w[i] for i in range(1, len(x)))
    z = sigmoid(s)
    return s, z, (y - z) ** 2
