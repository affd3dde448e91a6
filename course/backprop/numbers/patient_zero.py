"""Patient zero of chapter 00: a network that follows a gradient with the wrong sign.

The healthy recipe of chapter 07 (3-16-16-1 on moons, gain 4, η = 0.2, batches of 20), and its
twin in which one sign is turned round. Both are run here, nothing is invented.
"""

from __future__ import annotations

import numpy as np

from backprop.data.preparation import plane_split
from backprop.numbers.training import gradients, init_weights, mse, run_forward

SIZES, GAIN, ETA, BATCH, SEED = (3, 16, 16, 1), 4.0, 0.2, 20, 0


def fever_chart(steps=20, sign=-1, eta=ETA, gain=GAIN, act="sigmoid", seed=SEED):
    """Loss over all 400 points before the first step and after each: (steps + 1,), fewer where it overflows.

    sign : −1 is patient zero, +1 the same network with the sign put right
    eta, gain, act ("sigmoid" or "relu"), seed : of the recipe, its own by default
    """
    data = plane_split("moons", SEED)
    Ws = init_weights(SIZES, gain, np.random.default_rng(seed))
    losses = []
    with np.errstate(all="ignore"):
        for t in range(steps + 1):
            losses.append(mse(run_forward(data.X, Ws, act)[2], data.Y))
            if not np.isfinite(losses[-1]):
                return np.array(losses[:-1])
            rows = (np.arange(BATCH) + BATCH * t) % len(data.X)
            grads = gradients(data.X[rows], data.Y[rows], Ws, act)
            Ws = [W - sign * eta * dW for W, dW in zip(Ws, grads, strict=True)]
    return np.array(losses)
