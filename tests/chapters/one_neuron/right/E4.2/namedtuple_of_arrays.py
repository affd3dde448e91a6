from collections import namedtuple

Forward = namedtuple("Forward", "s z L")


def neuron_forward(x, w, y):
    s = np.array([np.einsum("i,i", x, w)])
    z = sigmoid(s)
    return Forward(s, z, np.square(y - z).reshape(1, 1))
