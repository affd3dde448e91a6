def relative_error(a, b):
    return np.mean(np.abs(a - b)) / np.maximum(1e-12, np.mean(np.abs(a)) + np.mean(np.abs(b)))
