def sigmoid_backward(s, grad):
    out = sigmoid(s)
    out = out - out ** 2
    out *= grad
    return out
