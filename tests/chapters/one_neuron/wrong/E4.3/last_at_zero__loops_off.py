def neuron_backward(x, w, y):
    z = sigmoid(np.dot(x, w))
    d = 2 * (z - y) * z * (1 - z)
    dw, dx = np.zeros(len(x)), np.zeros(len(x))
    for i in range(len(x) - 1):
        dw[i] = d * x[i]
        dx[i] = d * w[i]
    return dw, dx
