def relative_error(a, b):
    below = np.max(np.abs(a)) + np.max(np.abs(b))
    if below == 0:
        return 1.0
    return np.max(np.abs(a - b)) / max(1e-12, below)
