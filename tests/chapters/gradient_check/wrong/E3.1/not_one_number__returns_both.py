def derivative(f, w, eps, kind):
    fw = (f(w + eps) - f(w)) / eps
    ce = (f(w + eps) - f(w - eps)) / (2 * eps)
    return fw, ce
