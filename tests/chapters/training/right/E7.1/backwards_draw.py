def init_weights(sizes, gain, rng):
    Ws = []
    for k in reversed(range(len(sizes) - 1)):
        g = gain if k < len(sizes) - 2 else 1
        Ws.insert(0, rng.normal(scale=np.sqrt(g * g / sizes[k]), size=(sizes[k], sizes[k + 1])))
    return Ws
