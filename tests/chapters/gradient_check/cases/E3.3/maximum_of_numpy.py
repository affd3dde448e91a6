def relative_error(a, b):
    a, b = np.ravel(a), np.ravel(b)
    return np.amax(np.absolute(np.subtract(a, b))) / np.maximum(1e-12, np.amax(np.absolute(a)) + np.amax(np.absolute(b)))
