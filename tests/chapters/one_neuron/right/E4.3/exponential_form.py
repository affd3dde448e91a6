def neuron_backward(x, w, y):
    s = np.einsum("i,i->", x, w)
    e = np.exp(-s)
    ds = 2 * (1 / (1 + e) - y) * e / (1 + e) ** 2
    return np.multiply(ds, x), np.multiply(w, ds)
