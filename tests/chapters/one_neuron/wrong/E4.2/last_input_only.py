def neuron_forward(x, w, y):
    s = [a * b for a, b in zip(x, w)][-1]
    z = sigmoid(s)
    return s, z, (y - z) ** 2
