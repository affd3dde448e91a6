def init_weights(sizes, gain, rng):
    return [rng.normal(0, gain / np.sqrt(a), a * b) for a, b in zip(sizes, sizes[1:])]
