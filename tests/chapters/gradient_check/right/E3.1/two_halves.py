def derivative(f, w, eps, kind):
    ahead = (f(w + eps) - f(w)) / eps
    if kind[0] == "f":
        return ahead
    behind = (f(w) - f(w - eps)) / eps
    return 0.5 * (ahead + behind)
