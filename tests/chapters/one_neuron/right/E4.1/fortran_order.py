def sigmoid(s):
    return np.asfortranarray(0.5 * (1 + np.tanh(np.asarray(s) / 2))).reshape(np.shape(s))
