def sigmoid(s):
    return (0.5 * (1 + np.tanh(np.asarray(s) / 2))).tolist()
