def neuron_forward(x, w, y):
    s = round(x @ w, 2)
    z = sigmoid(s)
    return s, z, (y - z) ** 2
