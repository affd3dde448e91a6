def relative_error(a, b):
    return abs(np.max(np.abs(a)) - np.max(np.abs(b))) / max(1e-12, np.max(np.abs(a)) + np.max(np.abs(b)))
