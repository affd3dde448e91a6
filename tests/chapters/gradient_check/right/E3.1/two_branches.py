def derivative(f, w, eps, kind):
    if kind == "forward":
        return (f(w + eps) - f(w)) / eps
    if kind == "central":
        return (f(w + eps) - f(w - eps)) / (2 * eps)
    raise ValueError(kind)
