def init_weights(sizes, gain, rng):
    Ws = []
    for i in range(len(sizes) - 1):
        last = i == len(sizes) - 2
        v = (1 if last else gain ** 2) / sizes[i]
        Ws.append(rng.normal(0, v, (sizes[i], sizes[i + 1])))
    return Ws
