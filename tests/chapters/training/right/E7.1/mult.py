def init_weights(sizes, gain, rng):
    fans = np.array(sizes[:-1])
    stds = np.where(np.arange(len(fans)) < len(fans) - 1, gain, 1.0) / fans ** 0.5
    return tuple(s * rng.standard_normal((a, b)) for s, a, b in zip(stds, sizes, sizes[1:]))
