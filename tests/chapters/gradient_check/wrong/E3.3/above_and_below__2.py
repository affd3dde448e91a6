def relative_error(a, b):
    return np.linalg.norm(a - b) / max(1e-12, np.abs(a).max() + np.abs(b).max())
