def neuron_backward(x, w, y):
    t = np.tanh(np.dot(x, w) / 2)
    z = (1 + t) / 2
    slope = (1 - t * t) / 4
    along = [2 * (z - y) * slope * v for v in (x, w)]
    return tuple(along)
