def neuron_backward(x, w, y):
    s = sum(a * b for a, b in zip(x, w))
    z = 1 / (1 + np.exp(-s))
    ds = 2 * (z - y) * z * (1 - z)
    for i in range(len(x)):
        dw = ds * x[i]
        dx = ds * w[i]
    return dw, dx
