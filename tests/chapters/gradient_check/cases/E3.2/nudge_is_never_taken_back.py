def numerical_gradient(f, W, eps=1e-5):
    W = np.asarray(W, dtype=float)
    E = np.zeros(W.shape)
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        E[i] = eps
        grad[i] = (f(W + E) - f(W - E)) / (2 * eps)
    return grad
