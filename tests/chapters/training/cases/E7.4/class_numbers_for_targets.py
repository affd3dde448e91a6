def first_weights(sizes, gain, rng):
    return [rng.normal(0, (gain if k < len(sizes) - 2 else 1) / np.sqrt(sizes[k]), (sizes[k], sizes[k + 1]))
            for k in range(len(sizes) - 1)]


def train_digits(X, Y, seed):
    rng = np.random.default_rng(seed)
    Ws = first_weights([64, 32, 32, 10], 1, rng)
    labels = Y.argmax(axis=1)
    for epoch in range(60):
        for i in range(0, len(X), 16):
            Ws = sgd_step(Ws, backward(X[i:i + 16], labels[i:i + 16], *Ws), 0.2)
    return Ws
