def sigmoid_backward(s, grad):
    s = np.asarray(s, dtype=float)
    out = np.zeros_like(s)
    h = 1e-6
    for i in np.ndindex(s.shape):
        e = np.zeros_like(s)
        e[i] = h
        out[i] = (np.sum(grad * sigmoid(s + e)) - np.sum(grad * sigmoid(s - e))) / (2 * h)
    return out
