def relative_error(a, b):
    top = np.abs(np.asarray(a) - b).max()
    bottom = np.abs(a).max() + np.abs(b).max()
    if bottom < 1e-12:
        bottom = 1e-12
    return top / bottom
