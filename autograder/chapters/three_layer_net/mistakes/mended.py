"""E6.4: the two faults in a colleague's way back, left in alone or both, and what else people do there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import mse_grad, sigmoid
from autograder.engine.mistake import Mistake

MENDED_MORE = (
    "Let `each_layer` say where: begin with the last layer that is wrong, as the way back does, and read the "
    "line that makes its gradient. The three steps of 6.1 have the same shape in every layer.",
    "Another net, N = 4 rows: the check says 0.6 where a gradient is 4 times too small, since "
    "(4 − 1)/(4 + 1) = 0.6, and nearly 0 where it is right. A number that comes back in several layers is "
    "one fault, not several.",
)


def colleague(N_again: bool, skips_layer_1: bool) -> Callable[..., list[Any]]:
    """The colleague's pass as it stands in the notebook, with the faults that are left in."""

    def backward(X: Any, Y: Any, Ws: Any) -> list[Any]:
        Os = [np.asarray(X, dtype=float)]
        for W in Ws[:-1]:
            Os.append(sigmoid(Os[-1] @ W))
        d = mse_grad(Os[-1] @ Ws[-1], Y)
        dWs = [Os[-1].T @ d]
        for k in range(len(Ws) - 1, 0, -1):
            d = d @ np.transpose(Ws[k])
            if k > 1 or not skips_layer_1:
                d = d * Os[k] * (1 - Os[k])
            dWs.append(Os[k - 1].T @ d / (len(X) if N_again else 1))
        return dWs[::-1]

    return backward


_N_AGAIN = (
    "Every gradient but the last is N times too small. How often does 1/N stand in the loss, and where has "
    "it been counted already?"
)

_SKIPS = (
    "The first gradient has met one sigmoid too few. Which entry of `Os` comes out of the first sigmoid, and "
    "for which k is it asked?"
)


def _squeezed_to_the_end(X: Any, Y: Any, Ws: Any) -> list[Any]:
    """A sigmoid behind the last matrix too, forward and back."""
    Os = [np.asarray(X, dtype=float)]
    for W in Ws:
        Os.append(sigmoid(Os[-1] @ W))
    d, dWs = mse_grad(Os[-1], Y), []
    for k in range(len(Ws) - 1, -1, -1):
        d = d * Os[k + 1] * (1 - Os[k + 1])
        dWs.append(Os[k].T @ d)
        d = d @ np.transpose(Ws[k])
    return dWs[::-1]


MENDED = (
    Mistake(
        "both_faults",
        "Both faults are still in it.",
        "`each_layer` says it: the last gradient is right, those before it are off by one and the same "
        "factor, and the first one is off in its own way. Begin where the last right one ends.",
        MENDED_MORE,
        colleague(True, True),
    ),
    Mistake(
        "fault_N_again",
        "One fault is mended; the one in all layers but the last is still in it.",
        _N_AGAIN,
        MENDED_MORE,
        colleague(True, False),
    ),
    Mistake(
        "fault_layer_1",
        "One fault is mended; the one in the first layer is still in it.",
        _SKIPS,
        MENDED_MORE,
        colleague(False, True),
    ),
    Mistake(
        "in_the_order_met",
        "Right numbers, wrong seats.",
        "The gradients are right and come in the order in which you met them. The first of the list belongs "
        "to the first matrix.",
        MENDED_MORE,
        lambda *args: colleague(False, False)(*args)[::-1],
    ),
    Mistake(
        "squeezed_to_the_end",
        "There is a sigmoid behind the last matrix.",
        "Your net squeezes its output and goes back through that. In this one the last layer is linear: read "
        "the first loop once more.",
        MENDED_MORE,
        _squeezed_to_the_end,
    ),
)

THREE_ALONE = Mistake(
    "three_layers_alone",
    "It works for three matrices and stops at four.",
    "`Ws` has as many matrices as the net has layers: two here, five there. Keep the loop, and mend what is "
    "inside it.",
)
