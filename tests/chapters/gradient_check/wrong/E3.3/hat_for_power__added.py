def relative_error(a, b):
    return np.max(np.abs(a - b)) / (np.max(np.abs(a)) + np.max(np.abs(b)) + 10^-12)
