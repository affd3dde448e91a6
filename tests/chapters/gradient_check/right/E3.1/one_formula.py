def derivative(f, w, eps, kind):
    left = w - eps if kind == "central" else w
    right = w + eps
    return (f(right) - f(left)) / ((2 if kind == "central" else 1) * eps)
