def numerical_gradient(f, W, eps=1e-5):
    w = np.array(W, dtype=float).ravel()
    G = np.zeros(w.size)
    for k in range(w.size):
        a, b = w.copy(), w.copy()
        a[k] += eps
        b[k] -= eps
        G[k] = (f(a) - f(b)) / (2 * eps)
    return G.reshape(W.shape)
