def sigmoid_backward(grad, s):
    z = sigmoid(s)
    return grad * z * (1 - z)
