def init_weights(sizes, gain, rng):
    Ws = []
    for n_in, n_out in zip(sizes[:-2], sizes[1:-1]):
        Ws.append(gain / np.sqrt(n_in) * rng.standard_normal((n_in, n_out)))
    Ws.append(rng.standard_normal((sizes[-2], sizes[-1])) / sizes[-2])
    return Ws
