def sigmoid_backward(s, grad):
    return sigmoid(s) * sigmoid(-np.asarray(s)) * grad
