def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return 0.5 * z * (1 - z) * grad
