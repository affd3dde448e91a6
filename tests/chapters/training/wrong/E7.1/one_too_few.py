def init_weights(sizes, gain, rng):
    Ws = []
    for i in range(len(sizes) - 1):
        g = 1 if i == len(sizes) - 2 else gain
        Ws.append(rng.normal(0, g / np.sqrt(sizes[i]), (sizes[i] - 1, sizes[i + 1])))
    return Ws
