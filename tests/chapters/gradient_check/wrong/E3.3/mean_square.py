def relative_error(a, b):
    return float(np.mean((a - b) ** 2))
