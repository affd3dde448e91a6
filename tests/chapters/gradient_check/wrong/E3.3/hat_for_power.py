def relative_error(a, b):
    size = np.max(np.abs(a)) + np.max(np.abs(b))
    return np.max(np.abs(a - b)) / max(size, 10^-12)
