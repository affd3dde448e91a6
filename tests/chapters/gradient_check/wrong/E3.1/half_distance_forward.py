def derivative(f, w, eps, kind):
    if kind == "forward":
        return (f(w + eps / 2) - f(w)) / eps
    return (f(w + eps) - f(w - eps)) / (2 * eps)
