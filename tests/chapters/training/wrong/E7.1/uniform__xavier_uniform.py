def init_weights(sizes, gain, rng):
    return [rng.uniform(-1, 1, (a, b)) * gain / np.sqrt(a) for a, b in zip(sizes, sizes[1:])]
