def init_weights(sizes, gain, rng):
    pairs = list(zip(sizes, sizes[1:]))
    gains = [gain] * (len(pairs) - 1) + [1.0]
    return [g * rng.standard_normal(pair) / pair[0] ** 0.5 for g, pair in zip(gains, pairs)]
