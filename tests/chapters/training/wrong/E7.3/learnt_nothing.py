def start(sizes, gain, rng):
    return [rng.normal(0, (gain if k < len(sizes) - 2 else 1) / np.sqrt(sizes[k]), (sizes[k], sizes[k + 1]))
            for k in range(len(sizes) - 1)]

def epoch(X, Y, Ws, eta, batch, rng):
    order = rng.permutation(len(X))
    for first in range(0, len(X), batch):
        rows = order[first:first + batch]
        Ws = sgd_step(Ws, backward(X[rows], Y[rows], *Ws), eta)
    return Ws

def train_2d(X, Y, seed):
    rng = np.random.default_rng(seed)
    Ws = [1e-3 * W for W in start([3, 16, 16, 1], 1, rng)]
    for number in range(30):
        Ws = epoch(X, Y, Ws, 0.05, 20, rng)
    return Ws
