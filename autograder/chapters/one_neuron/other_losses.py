"""What people write for L, the loss of one neuron."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.way_forward import Instead

_NEGATIVE = "Your loss can be negative: being too low would be rewarded."

_OWN = "L compares what the neuron says, z, with what it should say, y: how far, times how far."


def _loss(id_: str, name: str, hint: str, loss: Any) -> Instead:
    """Something else of (y, z, s)."""
    return Instead(id_, name, hint, lambda seen: loss(seen["y"], seen["z"], seen["s"]))


OTHER_LOSSES = (
    _loss(
        "half_loss",
        "The loss is exactly half.",
        "Some books put ½ before the square. The loss of this course does not (card in notebook 00).",
        lambda y, z, s: 0.5 * (y - z) ** 2,
    ),
    _loss(
        "double_loss",
        "The loss is 2 times too large.",
        "The 2 comes with the derivative; the loss itself has none.",
        lambda y, z, s: 2 * (y - z) ** 2,
    ),
    _loss("not_squared", "The error is not squared.", _NEGATIVE, lambda y, z, s: y - z),
    _loss("not_squared_other_way", "The error is not squared.", _NEGATIVE, lambda y, z, s: z - y),
    _loss("absolute_loss", "The loss is a distance, not its square.", _OWN, lambda y, z, s: np.abs(y - z)),
    _loss(
        "loss_of_the_sum",
        "The loss looks at s.",
        "The neuron says z, so the loss compares y with z.",
        lambda y, z, s: (y - s) ** 2,
    ),
    _loss(
        "minus_loss",
        "The loss has a minus in front.",
        "A square is never negative, and small is good.",
        lambda y, z, s: -((y - z) ** 2),
    ),
    _loss("plus_in_the_loss", "The loss adds y and z.", _OWN, lambda y, z, s: (y + z) ** 2),
    _loss("two_squares", "y and z are squared one by one.", _OWN, lambda y, z, s: y**2 - z**2),
    _loss("two_squares_other_way", "y and z are squared one by one.", _OWN, lambda y, z, s: z**2 - y**2),
    _loss(
        "gradient_for_loss",
        "L is the derivative of the loss.",
        "The loss itself is asked: how far, times how far.",
        lambda y, z, s: 2 * (z - y),
    ),
    _loss(
        "cross_entropy",
        "That is another loss, cross-entropy.",
        _OWN,
        lambda y, z, s: -(y * np.log(z) + (1 - y) * np.log(1 - z)),
    ),
    _loss(
        "only_output_squared",
        "Only z is squared, not the difference.",
        "Brackets are missing around y − z: Python takes the power first.",
        lambda y, z, s: y - z**2,
    ),
    _loss(
        "only_target_squared",
        "Only y is squared, not the difference.",
        "Brackets are missing around the difference: Python takes the power first.",
        lambda y, z, s: z - y**2,
    ),
    _loss(
        "output_squeezed_in_loss",
        "z is squeezed once more in the loss.",
        _OWN,
        lambda y, z, s: (y - sigmoid(z)) ** 2,
    ),
    _loss("root_loss", "The loss is a root of the distance.", _OWN, lambda y, z, s: np.sqrt(np.abs(y - z))),
    _loss("fourth_power", "The loss is squared twice.", _OWN, lambda y, z, s: (y - z) ** 4),
    _loss("output_for_loss", "L is z once more.", _OWN, lambda y, z, s: z),
    _loss("one_for_target", "The loss compares z with 1.", _OWN, lambda y, z, s: (1 - z) ** 2),
    _loss("product_in_the_loss", "The loss multiplies y and z.", _OWN, lambda y, z, s: (y * z) ** 2),
    Instead(
        "mean_loss",
        "The loss is divided by the number of inputs.",
        "One neuron says one number, and its error is one square: nothing is averaged over the inputs.",
        lambda seen: (seen["y"] - seen["z"]) ** 2 / np.size(seen["x"]),
    ),
    _loss("cubed", "The error is taken to another power.", _OWN, lambda y, z, s: (y - z) ** 3),
    _loss("target_missing", "The target y is not in the loss.", _OWN, lambda y, z, s: z**2),
)
