def sigmoid(s):
    return np.clip(s / 6 + 0.5, 0, 1)
