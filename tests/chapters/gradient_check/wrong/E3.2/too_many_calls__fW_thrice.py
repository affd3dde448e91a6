def numerical_gradient(f, W, eps=1e-5):
    W = np.asarray(W, dtype=float)
    G = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[i] = eps
        base = f(W)
        G[i] = ((f(W + E) - base) + (base - f(W - E))) / (2 * eps)
    return G
