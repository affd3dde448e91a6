def numerical_gradient(f, W, eps=1e-5):
    W = np.array(W, float)
    out = np.zeros_like(W)
    for idx in np.ndindex(W.shape):
        plus, minus = W.copy(), W.copy()
        plus[idx] += eps
        minus[idx] -= eps
        out[idx] = f(plus) - f(minus) / (2 * eps)
    return out
