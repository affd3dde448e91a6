def derivative(f, w, eps, kind):
    h = min(eps, 1e-6)
    if kind == "forward":
        return (f(w + h) - f(w)) / h
    return (f(w + h) - f(w - h)) / (2 * h)
