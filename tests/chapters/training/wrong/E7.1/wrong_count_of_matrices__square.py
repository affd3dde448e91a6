def init_weights(sizes, gain, rng):
    return [rng.normal(0, gain / np.sqrt(a), (a, a)) for a in sizes]
