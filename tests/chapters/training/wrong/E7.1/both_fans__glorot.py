def init_weights(sizes, gain, rng):
    Ws = []
    for a, b in zip(sizes, sizes[1:]):
        Ws.append(rng.normal(0, gain * np.sqrt(2 / (a + b)), (a, b)))
    return Ws
