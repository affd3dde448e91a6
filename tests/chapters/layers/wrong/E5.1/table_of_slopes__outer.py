def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return np.outer(grad, z * (1 - z))
