def numerical_gradient(f, W, eps=1e-5):
    return (f(W + eps) - f(W - eps)) / (2 * eps) * np.ones_like(W)
