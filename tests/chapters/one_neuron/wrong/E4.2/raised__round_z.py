def neuron_forward(x, w, y):
    s = x @ w
    z = round(sigmoid(s), 3)
    return s, z, (y - z) ** 2
