def relative_error(a, b):
    size = lambda v: np.linalg.norm(np.ravel(v), np.inf)
    return size(np.subtract(a, b)) / max(1e-12, size(a) + size(b))
