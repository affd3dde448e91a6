def derivative(f, w, eps, kind):
    if kind == "forward":
        return (f(w) - f(w + eps)) / eps
    return (f(w - eps) - f(w + eps)) / (2 * eps)
