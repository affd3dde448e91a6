def neuron_forward(x, w, y):
    s = x.reshape(1, -1) @ w.reshape(-1, 1)
    z = sigmoid(s)
    L = (y - z) ** 2
    return s.item(), z.item(), L.item()
