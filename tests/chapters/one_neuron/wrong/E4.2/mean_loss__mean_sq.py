def neuron_forward(x, w, y):
    s = x @ w
    z = sigmoid(s)
    L = (y - z) ** 2 / len(x)
    return s, z, L
