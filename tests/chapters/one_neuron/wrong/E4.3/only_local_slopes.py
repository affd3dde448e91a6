def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    return z * (1 - z) * x, z * (1 - z) * w
