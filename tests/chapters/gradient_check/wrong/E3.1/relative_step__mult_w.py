def derivative(f, w, eps, kind):
    if kind == "forward":
        return (f(w * (1 + eps)) - f(w)) / eps
    return (f(w * (1 + eps)) - f(w * (1 - eps))) / (2 * eps)
