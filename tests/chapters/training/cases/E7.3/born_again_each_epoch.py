def first_weights(sizes, gain, rng):
    return [rng.normal(0, (gain if k < len(sizes) - 2 else 1) / np.sqrt(sizes[k]), (sizes[k], sizes[k + 1]))
            for k in range(len(sizes) - 1)]


def train_2d(X, Y, seed):
    rng = np.random.default_rng(seed)
    for epoch in range(20):
        Ws = first_weights([3, 16, 16, 1], 4, rng)
        order = rng.permutation(len(X))
        for start in range(0, len(X), 20):
            rows = order[start:start + 20]
            Ws = sgd_step(Ws, backward(X[rows], Y[rows], *Ws), 0.2)
    return Ws
