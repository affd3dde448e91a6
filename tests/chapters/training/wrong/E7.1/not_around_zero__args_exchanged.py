def init_weights(sizes, gain, rng):
    Ws = []
    for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
        g = 1 if i == len(sizes) - 2 else gain
        Ws.append(rng.normal(g / np.sqrt(a), 1, (a, b)))
    return Ws
