def neuron_forward(x, w, y):
    s = 0
    for a, b in zip(x, w):
        s += a * b
        z = sigmoid(a * b)
    return s, z, (y - z) ** 2
