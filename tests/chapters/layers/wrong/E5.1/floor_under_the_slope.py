def sigmoid_backward(s, grad):
    z = np.clip(sigmoid(s), 0.001, 0.999)
    return grad * z * (1 - z)
