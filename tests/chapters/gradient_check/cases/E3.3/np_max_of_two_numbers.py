def relative_error(a, b):
    top = np.max(np.abs(a - b))
    below = np.max(1e-12, np.max(np.abs(a)) + np.max(np.abs(b)))
    return top / below
