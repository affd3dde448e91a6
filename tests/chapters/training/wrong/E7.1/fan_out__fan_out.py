def init_weights(sizes, gain, rng):
    Ws = []
    for i in range(len(sizes) - 1):
        last = i == len(sizes) - 2
        g = 1 if last else gain
        Ws.append(rng.normal(0, g / np.sqrt(sizes[i + 1]), (sizes[i], sizes[i + 1])))
    return Ws
