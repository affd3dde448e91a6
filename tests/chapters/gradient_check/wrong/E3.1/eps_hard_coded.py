def derivative(f, w, eps, kind):
    eps = 1e-5
    if kind == "forward":
        return (f(w + eps) - f(w)) / eps
    return (f(w + eps) - f(w - eps)) / (2 * eps)
