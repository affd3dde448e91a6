def init_weights(sizes, gain, rng):
    return [rng.normal(0, gain, (m, n)) for m, n in zip(sizes[:-1], sizes[1:])]
