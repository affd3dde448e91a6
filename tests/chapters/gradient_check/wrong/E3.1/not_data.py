def derivative(f, w, eps, kind):
    return lambda: (f(w + eps) - f(w)) / eps
