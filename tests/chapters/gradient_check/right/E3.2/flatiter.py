def numerical_gradient(f, W, eps=1e-5):
    V = np.array(W, float)
    G = np.empty_like(V)
    for k in range(V.size):
        old = V.flat[k]
        V.flat[k] = old + eps
        up = f(V)
        V.flat[k] = old - eps
        G.flat[k] = (up - f(V)) / (2 * eps)
        V.flat[k] = old
    return G
