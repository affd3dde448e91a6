def relative_error(a, b):
    return float(np.linalg.norm(a - b))
