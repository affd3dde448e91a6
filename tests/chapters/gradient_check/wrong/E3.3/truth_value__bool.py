def relative_error(a, b):
    return np.allclose(a, b)
