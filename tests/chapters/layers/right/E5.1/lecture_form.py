def sigmoid_backward(s, incoming_gradient):
    sigm = 1 / (1 + np.exp(-s))
    return sigm * (1 - sigm) * incoming_gradient
