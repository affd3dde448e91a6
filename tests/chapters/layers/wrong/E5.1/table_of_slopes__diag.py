def sigmoid_backward(s, grad):
    z = sigmoid(s).ravel()
    return np.diag(z * (1 - z))
