def derivative(f, w, eps, kind):
    if kind == "forward":
        return round((f(w + eps) - f(w)) / eps, 3)
    return round((f(w + eps) - f(w - eps)) / (2 * eps), 3)
