def sigmoid(s):
    return np.where(s > 0, 1, 0)
