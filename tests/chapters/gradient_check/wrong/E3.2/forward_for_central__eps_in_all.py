def numerical_gradient(f, W, eps=1e-5):
    W = np.array(W, dtype=float)
    g = np.zeros_like(W)
    f0 = f(W)
    for i in np.ndindex(W.shape):
        W[i] += eps
        g[i] = (f(W) - f0) / eps
        W[i] -= eps
    return g
