def sigmoid(s):
    return np.array([1 / (1 + np.exp(-v)) for v in s.ravel()]).reshape(s.shape)
