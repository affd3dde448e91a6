def init_weights(sizes, gain, rng):
    return [np.zeros((a, b)) for a, b in zip(sizes, sizes[1:])]
