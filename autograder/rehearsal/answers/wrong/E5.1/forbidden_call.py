def sigmoid_backward(s, grad):
    return derivative(sigmoid, s, 1e-6, "central") * grad
