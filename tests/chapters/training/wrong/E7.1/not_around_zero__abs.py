def init_weights(sizes, gain, rng):
    k = len(sizes) - 2
    return [np.abs(rng.normal(0, (gain if i < k else 1) / np.sqrt(a), (a, b))) for i, (a, b) in enumerate(zip(sizes, sizes[1:]))]
