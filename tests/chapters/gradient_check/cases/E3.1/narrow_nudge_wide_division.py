def derivative(f, w, eps, kind):
    if kind == "forward":
        return (f(w + eps) - f(w)) / eps
    h = eps / 2
    return (f(w + h) - f(w - h)) / (2 * eps)
