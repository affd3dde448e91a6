def derivative(f, w, eps, kind):
    left = {"forward": 0.0, "central": -eps}[kind]
    return (f(w + eps) - f(w + left)) / (eps - left)
