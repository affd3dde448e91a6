def derivative(f, w, eps, kind):
    h = eps / 1000
    if kind == "forward":
        return (f(w + h) - f(w)) / h
    return (f(w + h) - f(w - h)) / (2 * h)
