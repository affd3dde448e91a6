def relative_error(a, b):
    far = np.abs(np.max(a - b))
    return far / max(1e-12, np.max(np.abs(a)) + np.max(np.abs(b)))
