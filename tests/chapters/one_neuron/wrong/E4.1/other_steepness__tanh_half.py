def sigmoid(s):
    return (1 + np.tanh(s)) / 2
