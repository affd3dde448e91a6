def numerical_gradient(f, W, eps=1e-5):
    W = np.array(W, dtype=float)
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape)
        E[i] = eps
        grad[i] = (f(W + E) ** 2 - f(W - E) ** 2) / (2 * eps)
    return grad
