def derivative(f, w, eps, kind):
    if kind == "central":
        slope = (f(w + eps) - f(w - eps)) / (2 * eps)
        return slope
    elif kind == "forward":
        slope = (f(w + eps) - f(w)) / eps
