def relative_error(a, b):
    return np.sum(np.abs(a - b)) / max(1e-12, np.sum(np.abs(a)) + np.sum(np.abs(b)))
