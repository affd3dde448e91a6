def sigmoid_backward(s, grad):
    out = np.zeros(s.shape, dtype=int)
    z = sigmoid(s)
    out[:] = grad * z * (1 - z)
    return out
