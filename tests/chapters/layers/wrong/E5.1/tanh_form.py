def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return (1 - z * z) * grad
