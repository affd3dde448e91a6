def numerical_gradient(f, W, eps=1e-5):
    G = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[i] = eps
        G[i] = (f(W + E) - f(W - E)) / (2 * eps)
    return G
