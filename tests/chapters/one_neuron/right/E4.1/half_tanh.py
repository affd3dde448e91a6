def sigmoid(s):
    return 0.5 * (1 + np.tanh(s / 2))
