def neuron_backward(x, w, y):
    # without the 2 as well
    z = sigmoid(x @ w)
    return (z - y) * x, (z - y) * w
