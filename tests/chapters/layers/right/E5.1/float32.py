def sigmoid_backward(s, grad):
    z = np.float32(sigmoid(s))
    return np.float32(grad) * z * (1 - z)
