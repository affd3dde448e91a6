def sigmoid_backward(s, grad):
    return (1 - sigmoid(s)) * grad
