def neuron_backward(x, w, y):
    def loss_slope(z):
        return -2 * (y - z)
    def bend(s):
        return 1 / (2 + 2 * np.cosh(s))
    s = np.einsum("i,i", x, w)
    up = loss_slope(sigmoid(s)) * bend(s)
    return tuple(up * v for v in (x, w))
