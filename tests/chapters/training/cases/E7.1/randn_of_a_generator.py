def init_weights(sizes, gain, rng):
    weights = []
    for i in range(len(sizes) - 1):
        g = gain if i < len(sizes) - 2 else 1
        weights.append(rng.randn(sizes[i], sizes[i + 1]) * g / np.sqrt(sizes[i]))
    return weights
