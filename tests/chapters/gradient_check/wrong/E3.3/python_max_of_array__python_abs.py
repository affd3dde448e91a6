def relative_error(a, b):
    return max(abs(a - b)) / max(1e-12, max(abs(a)) + max(abs(b)))
