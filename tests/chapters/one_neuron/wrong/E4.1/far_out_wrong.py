def sigmoid(s):
    e = np.exp(-np.abs(s))
    z = np.where(np.asarray(s) >= 0, 1 / (1 + e), e / (1 + e))
    return np.where(np.abs(s) > 900, 0.5, z)
