def numerical_gradient(f, W, eps=1e-5):
    W = np.asarray(W, dtype=float)
    grads = []
    for k in range(W.size):
        E = np.zeros(W.size)
        E[k] = eps
        E = E.reshape(W.shape)
        grads.append((f(W + E) - f(W - E)) / (2 * eps))
    return np.array(grads)
