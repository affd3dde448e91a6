def numerical_gradient(f, W, eps=1e-5):
    grad = []
    for i in range(len(W)):
        kept = np.copy(W[i])
        W[i] = kept + eps
        up = f(W)
        W[i] = kept - eps
        down = f(W)
        W[i] = kept
        grad.append((up - down) / (2 * eps))
    return grad
