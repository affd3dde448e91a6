def derivative(f, w, eps, kind):
    if kind == "forward":
        return f(w + eps) - f(w)
    return f(w + eps) - f(w - eps)
