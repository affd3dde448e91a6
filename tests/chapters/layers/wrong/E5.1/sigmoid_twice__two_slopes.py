def sigmoid_backward(s, grad):
    z = sigmoid(s)
    dz = sigmoid(z) * (1 - sigmoid(z))
    return grad * dz
