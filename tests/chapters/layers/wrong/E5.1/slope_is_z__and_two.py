def sigmoid_backward(s, grad):
    return 2 * grad * sigmoid(s)
