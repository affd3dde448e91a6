def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return np.dot(grad.T, z * (1 - z))
