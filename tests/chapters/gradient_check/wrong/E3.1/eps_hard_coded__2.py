def derivative(f, w, eps, kind):
    h = 1e-8
    if kind == "forward":
        return (f(w + h) - f(w)) / h
    return (f(w + h) - f(w - h)) / (2 * h)
