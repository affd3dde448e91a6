def relative_error(a, b):
    return float(np.abs(a - b).sum())
