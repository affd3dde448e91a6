def numerical_gradient(f, W, eps=1e-5):
    it = np.nditer(W, flags=["multi_index"])
    out = np.zeros(np.shape(W))
    while not it.finished:
        ix = it.multi_index
        up, down = np.array(W, dtype=float), np.array(W, dtype=float)
        up[ix] += eps
        down[ix] -= eps
        out[ix] = (f(up) - f(down)) / 2 / eps
        it.iternext()
    return out
