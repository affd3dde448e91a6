def init_weights(sizes, gain, rng):
    Ws = []
    for i in range(len(sizes)):
        Ws.append(rng.normal(0, gain / np.sqrt(sizes[i]), (sizes[i], sizes[i + 1])))
    return Ws
