"""How much of a gradient arrives, layer by layer, on its way back through many sigmoids (fig 8.2).

Two nets that behave differently when their weights grow: a chain of single neurons that all have the
same weight, and a net of random layers, 16 wide. `arrives[k]` is |∂z_n/∂z_k| in the chain, where z_0
is the input x, and ‖∂L/∂O_k‖ / ‖∂L/∂O_n‖ in the net, where O_0 is X: 1 at the last layer n, and what is
left of it at layer k.
"""

from functools import cache

import numpy as np

from backprop.numbers.training import sigmoid

WIDTH, ROWS, MOST = 16, 64, 16


def chain(n, w, x=0.0):
    """n sigmoids in a row, z_k = σ(w z_{k−1}), z_0 = x.

    Returns arrives (n + 1,), |∂z_n/∂z_k| for k = 0 … n, and slopes (n,), σ′ in each layer.
    """
    z, slopes = x, []
    for _ in range(n):
        z = float(sigmoid(w * z))
        slopes.append(z * (1 - z))
    factors = w * np.array(slopes)  # ∂z_k/∂z_{k−1}
    return np.append(np.cumprod(factors[::-1])[::-1], 1.0), np.array(slopes)


def bound(n, w):
    """(n + 1,): what can arrive at most in the chain, (w/4)^(n−k), since σ′ is nowhere above ¼."""
    return (w / 4) ** np.arange(n, -1, -1.0)


@cache
def _draw(seed=0):
    """Inputs (64, 16), sixteen matrices (16, 16) of gain 1, and a message for the last layer (64, 16)."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((ROWS, WIDTH))
    Ws = rng.standard_normal((MOST, WIDTH, WIDTH)) / np.sqrt(WIDTH)
    return X, Ws, rng.standard_normal((ROWS, WIDTH))


def random_net(n, gain, seed=0):
    """n random layers of 16 sigmoids, weights N(0, gain²/16), 64 random inputs.

    Returns arrives (n + 1,), ‖∂L/∂O_k‖ relative to the last layer, and slopes (n,), the mean σ′ of each.
    """
    X, Ws, d = _draw(seed)
    Os = [X]
    for W in Ws[:n]:
        Os.append(sigmoid(Os[-1] @ (gain * W)))
    sizes = [np.linalg.norm(d)]
    for k in range(n, 0, -1):
        d = (d * Os[k] * (1 - Os[k])) @ (gain * Ws[k - 1]).T
        sizes.append(np.linalg.norm(d))
    return np.array(sizes[::-1]) / sizes[0], np.array([(O * (1 - O)).mean() for O in Os[1:]])


def arrives(kind, n, gain):
    """`chain` or `random_net`, by the name of the switch: "chain" or "random net"."""
    return chain(n, gain) if kind == "chain" else random_net(n, gain)


@cache
def over_gain(kind, n, points=61):
    """(gains, what arrives at the input) for gains from 0.5 to 10."""
    gains = np.geomspace(0.5, 10, points)
    return gains, np.array([arrives(kind, n, g)[0][0] for g in gains])
