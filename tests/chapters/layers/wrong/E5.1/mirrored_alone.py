def sigmoid_backward(s, grad):
    return sigmoid(-s)
