def sigmoid_backward(grad, s):
    z = sigmoid(s)
    return z * (1 - z) * grad
