def relative_error(a, b):
    return np.max(np.abs(a - b), axis=0) / max(1e-12, np.max(np.abs(a)) + np.max(np.abs(b)))
