def derivative(f, w, eps=1e-5):
    return (f(w + eps) - f(w - eps)) / (2 * eps)
