def numerical_gradient(f, W, eps=1e-5):
    W = np.array(W, dtype=float)
    slopes = []
    for i in np.ndindex(W.shape):
        old = W[i]
        W[i] = old + eps
        up = f(W)
        W[i] = old - eps
        down = f(W)
        W[i] = old
        slopes.append((up - down) / (2 * eps))
    return np.array(slopes)
