def derivative(f, w, eps, kind):
    if kind == "central":
        return (f(w) - f(w - eps)) / eps
    return (f(w + eps) - f(w)) / eps
