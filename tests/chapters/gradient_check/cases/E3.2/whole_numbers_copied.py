def numerical_gradient(f, W, eps=1e-5):
    grad = np.zeros(W.shape)
    for i in np.ndindex(W.shape):
        up, down = W.copy(), W.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad
