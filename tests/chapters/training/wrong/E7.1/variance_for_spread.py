def init_weights(sizes, gain, rng):
    Ws = [rng.normal(0, gain**2 / m, (m, n)) for m, n in zip(sizes[:-2], sizes[1:-1])]
    return Ws + [rng.normal(0, 1 / sizes[-2], sizes[-2:])]
