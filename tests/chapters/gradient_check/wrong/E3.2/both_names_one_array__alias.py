def numerical_gradient(f, W, eps=1e-5):
    W = np.array(W, dtype=float)
    G = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        Wp = W
        Wm = W
        Wp[i] += eps
        Wm[i] -= eps
        G[i] = (f(Wp) - f(Wm)) / (2 * eps)
    return G
