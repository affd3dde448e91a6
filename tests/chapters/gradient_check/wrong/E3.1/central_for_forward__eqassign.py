def derivative(f, w, eps, kind):
    forward = (f(w + eps) - f(w)) / eps
    central = (f(w + eps) - f(w - eps)) / (2 * eps)
    if kind == forward:
        return forward
    return central
