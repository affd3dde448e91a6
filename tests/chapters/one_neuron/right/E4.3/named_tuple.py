from collections import namedtuple

Gradients = namedtuple("Gradients", ["dw", "dx"])


def neuron_backward(x, w, y):
    derivative = sigmoid(x @ w) * (1 - sigmoid(x @ w))
    push = 2 * (sigmoid(x @ w) - y)
    return Gradients(push * derivative * x, push * derivative * w)
