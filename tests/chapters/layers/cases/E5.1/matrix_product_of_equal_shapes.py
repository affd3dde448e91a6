def sigmoid_backward(s, grad):
    z = sigmoid(s)
    return (z * (1 - z)) @ grad
