def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return np.sum(grad * z * (1 - z), axis=0)
