def neuron_forward(x, w, y):
    s = sum(xi * wi for xi, wi in zip(x.tolist(), w.tolist()))
    return s, (z := float(sigmoid(s))), (z - y) * (z - y)
