def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return np.sum(z * (1 - z) * grad)
