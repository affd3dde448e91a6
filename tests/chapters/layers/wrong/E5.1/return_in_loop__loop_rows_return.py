def sigmoid_backward(s, grad):
    out = np.zeros_like(s)
    for i in np.ndindex(s.shape):
        z = sigmoid(s[i])
        out[i] = grad[i] * z * (1 - z)
        return out
