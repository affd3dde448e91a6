def init_weights(sizes, gain, rng):
    Ws = []
    for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
        Ws.append(rng.normal(0, (gain if i == 0 else 1) / np.sqrt(a), (a, b)))
    return Ws
