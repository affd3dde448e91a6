def numerical_gradient(f, W, eps=1e-5):
    G = np.zeros(W.shape)
    for i, w in enumerate(W):
        G[i] = (f(w + eps) - f(w - eps)) / (2 * eps)
    return G
