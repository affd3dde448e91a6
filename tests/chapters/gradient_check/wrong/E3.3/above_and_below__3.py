def relative_error(a, b):
    return np.mean(np.abs(a - b)) / max(1e-12, np.abs(a).max())
