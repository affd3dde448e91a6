def sigmoid(s):
    s = np.clip(s, -500, 500)
    return 1 / (1 + np.exp(-s)) if np.asarray(s).dtype != np.float32 else (0.5 * (1 + np.tanh(s / 2)))
