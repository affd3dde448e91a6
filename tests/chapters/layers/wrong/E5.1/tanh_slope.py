def sigmoid_backward(s, grad):
    return (1 - np.tanh(s) ** 2) * grad
