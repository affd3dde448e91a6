def init_weights(sizes, gain, rng):
    pairs = list(zip(sizes[:-1], sizes[1:]))
    return [rng.normal(0, gain / np.sqrt(m), (m, n)) for i, (m, n) in enumerate(pairs)]


def sgd_epoch(X, Y, Ws, eta, batch, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch):
        r = order[start:start + batch]
        Ws = sgd_step(Ws, backward(X[r], Y[r], *Ws), eta)
    return Ws


def train_digits(X, Y, seed):
    rng = np.random.default_rng(seed)
    Ws = init_weights([64, 32, 32, 10], 4, rng)
    for epoch in range(60):
        Ws = sgd_epoch(X, Y, Ws, 0.05, len(X), rng)
    return Ws
