def numerical_gradient(f, W, eps=1e-5):
    W = np.array(W, dtype=float)
    G = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        W[i] += eps
        up = f(W)
        W[i] -= 2 * eps
        down = f(W)
        G[i] = (up - down) / (2 * eps)
    return G
