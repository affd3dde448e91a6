"""Patient zero of chapter 00: a network that follows a gradient with the wrong sign.

The healthy recipe of chapter 07 (3-16-16-1 on moons, gain 4, η = 0.2, batches of 20), and its
twin in which one sign is turned round. Both are run here, nothing is invented.
"""

from __future__ import annotations

import numpy as np

from backprop.data.preparation import plane_split
from backprop.numbers.network import forward, mse, start_weights, training_step

SIZES, GAIN, ETA, BATCH, SEED = (3, 16, 16, 1), 4.0, 0.2, 20, 0


def fever_chart(steps=20, sign=-1):
    """Loss over all 400 points before the first step and after each: (steps + 1,).

    sign : −1 is patient zero, +1 the same network with the sign put right
    """
    data = plane_split("moons", SEED)
    Ws = start_weights(SIZES, GAIN, np.random.default_rng(SEED))
    losses = [mse(forward(data.X, *Ws)["Yhat"], data.Y)]
    for t in range(steps):
        rows = (np.arange(BATCH) + BATCH * t) % len(data.X)
        Ws = training_step(data.X[rows], data.Y[rows], Ws, sign * ETA)
        losses.append(mse(forward(data.X, *Ws)["Yhat"], data.Y))
    return np.array(losses)
