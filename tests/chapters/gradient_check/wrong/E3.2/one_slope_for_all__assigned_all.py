def numerical_gradient(f, W, eps=1e-5):
    W = np.asarray(W, dtype=float)
    G = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[i] = eps
        G[:] = (f(W + E) - f(W - E)) / (2 * eps)
    return G
