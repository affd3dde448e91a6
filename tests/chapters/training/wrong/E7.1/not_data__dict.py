def init_weights(sizes, gain, rng):
    p = {}
    for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
        g = 1 if i == len(sizes) - 2 else gain
        p[f"W{i + 1}"] = rng.normal(0, g / np.sqrt(a), (a, b))
    return p
