def neuron_backward(x, w, y):
    s = np.dot(x, w)
    z = 1 / (1 + np.exp(-s))
    dLdz = -2 * (y - z)
    dLds = dLdz * z * (1 - z)
    dw = dLds * x
    dX = dLds * w
    return dw, dx
