def derivative(f, w, eps, kind):
    if kind == "forward":
        return abs(f(w + eps) - f(w)) / eps
    return abs(f(w + eps) - f(w - eps)) / (2 * eps)
