def derivative(f, w, eps, kind):
    if kind == "Forward":
        return (f(w + eps) - f(w)) / eps
    return (f(w + eps) - f(w - eps)) / (2 * eps)
