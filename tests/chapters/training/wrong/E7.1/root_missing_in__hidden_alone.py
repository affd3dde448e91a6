def init_weights(sizes, gain, rng):
    Ws = []
    for k, (m, n) in enumerate(zip(sizes, sizes[1:])):
        spread = 1 / np.sqrt(m) if k == len(sizes) - 2 else gain / m
        Ws.append(spread * rng.standard_normal((m, n)))
    return Ws
