def derivative(f, w, eps, kind):
    if kind == "forward":
        return (f(w + eps) - f(w)) / eps
    return (f(w + 2 * eps) - f(w - 2 * eps)) / (2 * eps)
