def numerical_gradient(f, W, eps=1e-5):
    W = np.array(W, dtype=float)
    flat = W.flatten()
    g = np.zeros(flat.size)
    for k in range(flat.size):
        old = flat[k]
        flat[k] = old + eps
        up = f(W)
        flat[k] = old - eps
        down = f(W)
        flat[k] = old
        g[k] = (up - down) / (2 * eps)
    return g.reshape(W.shape)
