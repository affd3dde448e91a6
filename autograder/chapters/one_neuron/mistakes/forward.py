"""E4.2: wrong ways forward through one neuron."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.mistake import Mistake

FORWARD_STEP = (
    "Read Figure 4.1 along the solid line: two products, their sum *s*, the squeeze *z*, the loss *L*.",
    "Another neuron: *x* = (1, 2), *w* = (0.5, −0.25), *y* = 1. Its products are 1 · 0.5 = 0.5 and "
    "2 · −0.25 = −0.5, so *s* = 0, *z* = 0.5 and *L* = 0.5 · 0.5 = 0.25.",
)


def _forward(
    s: Callable[[Any, Any], Any] = lambda x, w: np.sum(x * w),
    z: Callable[[Any], Any] = sigmoid,
    loss: Callable[[Any, Any, Any], Any] = lambda y, z, s: (y - z) ** 2,
) -> Callable[[Any, Any, Any], tuple[Any, Any, Any]]:
    def wrong(x: Any, w: Any, y: Any) -> tuple[Any, Any, Any]:
        total = s(np.asarray(x, dtype=float), np.asarray(w, dtype=float))
        out = z(total)
        return total, out, loss(y, out, total)

    return wrong


NEURON_FORWARD = (
    Mistake(
        "not_summed",
        "s is not added up.",
        "You have one product for each input. The neuron adds them before it squeezes.",
        FORWARD_STEP,
        _forward(s=lambda x, w: x * w),
    ),
    Mistake(
        "sum_of_weights",
        "The inputs are not in s.",
        "You added up the weights; each weight should first meet its input.",
        FORWARD_STEP,
        _forward(s=lambda x, w: np.sum(w)),
    ),
    Mistake(
        "mean_for_sum",
        "s is a mean, not a sum.",
        "Your s is p times too small (p = number of inputs). Is there a `mean` where a sum should be?",
        FORWARD_STEP,
        _forward(s=lambda x, w: np.mean(x * w)),
    ),
    Mistake(
        "missing_sigmoid",
        "The squeeze is missing.",
        "Your z is s itself. Between s and z stands the sigmoid.",
        FORWARD_STEP,
        _forward(z=lambda s: s),
    ),
    Mistake(
        "exponent_sign",
        "z is squeezed upside down.",
        "When s grows your z falls. Look at the sign in the exponent of σ.",
        FORWARD_STEP,
        _forward(z=lambda s: sigmoid(-s)),
    ),
    Mistake(
        "tanh",
        "z is squeezed by another curve.",
        "Your z can be negative; σ lies between 0 and 1.",
        FORWARD_STEP,
        _forward(z=np.tanh),
    ),
    Mistake(
        "half_loss",
        "The loss is exactly half.",
        "Some books put ½ before the square. The loss of this course does not (card in notebook 00).",
        FORWARD_STEP,
        _forward(loss=lambda y, z, s: 0.5 * (y - z) ** 2),
    ),
    Mistake(
        "not_squared",
        "The loss is not squared.",
        "Your loss can be negative: being too low would be rewarded.",
        FORWARD_STEP,
        _forward(loss=lambda y, z, s: y - z),
    ),
    Mistake(
        "not_squared_other_way",
        "The loss is not squared.",
        "Your loss can be negative: being too low would be rewarded.",
        FORWARD_STEP,
        _forward(loss=lambda y, z, s: z - y),
    ),
    Mistake(
        "absolute_loss",
        "The loss is a distance, not its square.",
        "L = (y − z)²: how far, times how far.",
        FORWARD_STEP,
        _forward(loss=lambda y, z, s: np.abs(y - z)),
    ),
    Mistake(
        "loss_of_the_sum",
        "The loss looks at s.",
        "The neuron says z, so the loss compares y with z.",
        FORWARD_STEP,
        _forward(loss=lambda y, z, s: (y - s) ** 2),
    ),
)
