def relative_error(a, b):
    a, b = np.ravel(a), np.ravel(b)
    return abs(a[0] - b[0]) / max(1e-12, abs(a[0]) + abs(b[0]))
