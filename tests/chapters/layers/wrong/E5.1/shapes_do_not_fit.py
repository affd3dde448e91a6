def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return np.dot(z * (1 - z), grad)
