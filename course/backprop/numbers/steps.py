"""Many small steps with somebody else's step: the loop that chapter 07 does not print (E7.3 asks for one)."""

import numpy as np


def take_steps(step, X, Y, Ws, steps, batch, rng):
    """The matrices after so many calls of `step`.

    step : (X, Y, W1, W2, W3) of one mini-batch -> the new matrices
    X : (N, p); Y : (N, K); batch : rows a step, drawn by `rng` without repetition
    What overflows becomes inf and nan, silently.
    """
    with np.errstate(all="ignore"):
        for _ in range(steps):
            rows = rng.choice(len(X), batch, replace=False)
            Ws = step(X[rows], Y[rows], *Ws)
    return list(Ws)
