def sigmoid_backward(s, grad):
    out = np.zeros(s.shape)
    z = sigmoid(s)
    for i in range(len(s) - 1):
        out[i] = grad[i] * z[i] * (1 - z[i])
    return out
