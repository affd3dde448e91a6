def numerical_gradient(f, W, eps=1e-5):
    W = np.asarray(W, dtype=float)
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[i] = eps
        g = (f(W + E) - f(W - E)) / (2 * eps)
    return g
