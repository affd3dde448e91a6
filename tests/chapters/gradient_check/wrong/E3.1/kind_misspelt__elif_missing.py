def derivative(f, w, eps, kind):
    if kind == "forward":
        d = (f(w + eps) - f(w)) / eps
    elif kind == "centre":
        d = (f(w + eps) - f(w - eps)) / (2 * eps)
    return d
