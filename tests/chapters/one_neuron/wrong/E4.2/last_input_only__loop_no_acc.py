def neuron_forward(x, w, y):
    for a, b in zip(x, w):
        s = a * b
    z = sigmoid(s)
    return s, z, (y - z) ** 2
