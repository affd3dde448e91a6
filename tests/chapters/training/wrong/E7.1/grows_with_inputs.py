def init_weights(sizes, gain, rng):
    Ws = []
    for k, (m, n) in enumerate(zip(sizes, sizes[1:])):
        factor = gain if k < len(sizes) - 2 else 1
        Ws.append(rng.normal(0, factor * np.sqrt(m), (m, n)))
    return Ws
