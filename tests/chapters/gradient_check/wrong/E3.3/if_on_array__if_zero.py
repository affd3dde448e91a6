def relative_error(a, b):
    if a == b:
        return 0.0
    return np.max(np.abs(a - b)) / (np.max(np.abs(a)) + np.max(np.abs(b)))
