def derivative(f, w, eps, kind):
    formulas = {
        "forward": lambda: (f(w + eps) - f(w)) / eps,
        "central": lambda: (f(w + eps) - f(w - eps)) / eps / 2,
    }
    return formulas[kind]()
