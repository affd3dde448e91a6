def neuron_backward(x, w, y):
    loss = lambda v: (y - sigmoid(x @ v)) ** 2
    return numerical_gradient(loss, w), numerical_gradient(lambda v: (y - sigmoid(v @ w)) ** 2, x)
