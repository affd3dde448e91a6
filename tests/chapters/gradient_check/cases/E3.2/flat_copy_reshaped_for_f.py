def numerical_gradient(f, W, eps=1e-5):
    W = np.asarray(W)
    flat = W.astype(float).ravel()
    out = np.empty(flat.size)
    for i in range(flat.size):
        step = np.zeros(flat.size)
        step[i] = eps
        out[i] = (f((flat + step).reshape(W.shape)) - f((flat - step).reshape(W.shape))) / (2 * eps)
    return out.reshape(W.shape)
