def relative_error(a, b):
    return np.max(np.abs(a - b)) / max(1e-12, np.min(np.abs(a)) + np.min(np.abs(b)))
