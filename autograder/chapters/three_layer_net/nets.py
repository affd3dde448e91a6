"""Three-layer networks to try an answer on: the usual ones, and those where mistakes hide."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chapters import reference
from autograder.engine.compare import RTOL_FLOAT32
from autograder.engine.probes import away_from_zero, float32, rng, rounds, targets, whole
from autograder.engine.verdict import Setting
from autograder.engine.walk import Probe

SIZES = ((7, 4, 6, 5, 3), (5, 3, 4, 6, 1))  # (N, p, h1, h2, K)


def net(g: np.random.Generator, N: int, p: int, h1: int, h2: int, K: int) -> tuple[Any, ...]:
    """X, Y, W1, W2, W3 with no |H| above 4: nothing sleeps."""
    while True:
        X, Y = away_from_zero(g, (N, p), scale=0.8), targets(g, (N, K))
        Ws = [away_from_zero(g, shape) for shape in ((p, h1), (h1, h2), (h2, K))]
        kept = reference.forward(X, *Ws)
        if max(np.abs(kept["H1"]).max(), np.abs(kept["H2"]).max()) < 4:
            return X, Y, *Ws


def net_probes(setting: Setting, exercise: str) -> tuple[list[tuple[Any, ...]], list[Probe]]:
    plain = []
    for i in rounds(setting):
        g = rng(setting, exercise, i)
        plain += [net(g, *sizes) for sizes in SIZES]
    g = rng(setting, exercise, 9)
    numbers = net(g, 6, 4, 3, 5, 2)
    extras = [
        Probe(net(g, 1, 4, 5, 3, 2), "one sample", "", "It fails for a single sample (N = 1)."),
        Probe(net(g, 6, 1, 1, 1, 1), "layers of one", "", "It fails where a layer has one neuron."),
        Probe(net(g, 11, 4, 6, 5, 3), "more rows", "", "It fails for more rows."),
        Probe(
            (whole(g, (6, 4)), whole(g, (6, 2)), *(W for W in numbers[2:])),
            "whole numbers",
            "X and Y were integers here.",
            "It fails for whole numbers.",
        ),
        Probe(
            float32(net(g, 6, 4, 3, 5, 2)),
            "float32",
            "",
            "It fails for float32: seven digits. Is a small step or difference lost in them?",
            RTOL_FLOAT32,
        ),
    ]
    return plain, extras
