"""A way back through three layers with something exchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import forward, mse_grad


def slope_of(O: Any, H: Any) -> Any:
    return O * (1 - O)


def way_back(
    start: Callable[[Any, Any], Any] = mse_grad,
    slope2: Callable[[Any, Any], Any] = slope_of,
    slope1: Callable[[Any, Any], Any] = slope_of,
    fade: Callable[[int], float] = lambda N: 1.0,
    keep: tuple[str, str, str] = ("X", "O1", "O2"),
) -> Callable[..., tuple[Any, Any, Any]]:
    """A way back with something exchanged: the start, a slope, a factor per layer, or what meets d."""

    def wrong(X: Any, Y: Any, W1: Any, W2: Any, W3: Any) -> tuple[Any, Any, Any]:
        kept = {"X": np.asarray(X, dtype=float), **forward(X, W1, W2, W3)}
        Y, N = np.asarray(Y, dtype=float), len(X)
        d = start(kept["Yhat"], Y)
        dW3 = kept[keep[2]].T @ d
        d = (d @ np.transpose(W3)) * slope2(kept["O2"], kept["H2"]) * fade(N)
        dW2 = kept[keep[1]].T @ d
        d = (d @ np.transpose(W2)) * slope1(kept["O1"], kept["H1"]) * fade(N)
        return kept[keep[0]].T @ d, dW2, dW3

    return wrong
