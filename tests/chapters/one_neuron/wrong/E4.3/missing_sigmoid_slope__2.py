def neuron_backward(x, w, y):
    s = 0
    for i in range(len(x)):
        s += x[i] * w[i]
    z = 1 / (1 + np.exp(-s))
    dw = np.zeros(len(x))
    dx = np.zeros(len(x))
    for i in range(len(x)):
        dw[i] = -2 * (y - z) * x[i]
        dx[i] = -2 * (y - z) * w[i]
    return dw, dx
