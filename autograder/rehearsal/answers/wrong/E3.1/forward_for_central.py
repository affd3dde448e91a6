def derivative(f, w, eps, kind):
    return (f(w + eps) - f(w)) / eps
