"""E5.1: wrong ways back through a sigmoid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.mistake import Mistake, Step

SLOPE_STEP = (
    "Move both sliders of Figure 5.1: what is handed back is the slope of the squeeze at *s*, times what "
    "arrives.",
    "Another layer: at *s* = 0 the squeeze is 0.5 and its slope 0.5 · 0.5 = 0.25. If −3 arrives, 0.25 · "
    "−3 = −0.75 "
    "is handed back.",
)

_SIGMOID_WAY = ("L", "z", "s")


def at_slope(label: str, missing: bool = False) -> Step:
    return Step(_SIGMOID_WAY, 1, label, missing)


def at_arrival(label: str, missing: bool = False) -> Step:
    return Step(_SIGMOID_WAY, 0, label, missing)


def _slope(s: Any) -> Any:
    z = sigmoid(s)
    return z * (1 - z)


def _times(slope: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """grad times another slope of (s, z)."""

    def wrong(s: Any, grad: Any) -> Any:
        s = np.asarray(s, dtype=float)
        return np.asarray(grad, dtype=float) * slope(s, sigmoid(s))

    return wrong


SIGMOID_BACKWARD = (
    Mistake(
        "slope_of_the_sum",
        "The slope is taken of the wrong thing.",
        "u(1 − u) is the slope of σ only when u already is σ of something. What is your u?",
        SLOPE_STEP,
        _times(lambda s, z: s * (1 - s)),
        at_slope("s instead of z"),
    ),
    Mistake(
        "only_local_slope",
        "The incoming gradient is not used.",
        "You returned how this box bends, but not how much the loss cares. Where is what arrives from "
        "the right?",
        SLOPE_STEP,
        lambda s, grad: _slope(s),
        at_arrival("no step here", missing=True),
    ),
    Mistake(
        "incoming_alone",
        "The slope of the sigmoid is missing.",
        "You hand back what arrived, untouched. Every forward box needs its backward box.",
        SLOPE_STEP,
        lambda s, grad: np.asarray(grad, dtype=float),
        at_slope("no step here", missing=True),
    ),
    Mistake(
        "slope_is_z",
        "Half of the slope is there.",
        "Your slope is σ(s) alone. Where σ is near 1 the curve is flat, yet your factor is near 1 too.",
        SLOPE_STEP,
        _times(lambda s, z: z),
        at_slope("z alone"),
    ),
    Mistake(
        "slope_is_one_minus_z",
        "Half of the slope is there.",
        "Your slope is 1 − σ(s) alone; e⁻ˢ/(1 + e⁻ˢ) is that too. Where σ is near 0 the curve is flat, yet "
        "your factor is near 1.",
        SLOPE_STEP,
        _times(lambda s, z: 1 - z),
        at_slope("1 − z alone"),
    ),
    Mistake(
        "added_instead_of_multiplied",
        "What arrives is added, not multiplied.",
        "Along a road we multiply; between roads we add. Which one is this?",
        SLOPE_STEP,
        lambda s, grad: _slope(s) + grad,
        at_slope("added"),
    ),
    Mistake(
        "slope_squared",
        "The slope is in it twice.",
        "You met the same slope two times. How often does the road go through this box?",
        SLOPE_STEP,
        _times(lambda s, z: (z * (1 - z)) ** 2),
        at_slope("twice"),
    ),
    Mistake(
        "divided_by_slope",
        "The slope divides instead of multiplying.",
        "Where the curve is flat, a push of s hardly moves z. Should the gradient be large there, or small?",
        SLOPE_STEP,
        _times(lambda s, z: 1 / (z * (1 - z))),
        at_slope("divides"),
    ),
    Mistake(
        "gradient_squeezed",
        "The gradient went through the sigmoid itself.",
        "You squeezed what arrives. The squeeze belongs to s; the gradient is only multiplied.",
        SLOPE_STEP,
        lambda s, grad: sigmoid(grad),
        at_slope("σ of grad"),
    ),
    Mistake(
        "arguments_exchanged",
        "s and grad are exchanged.",
        "You took the slope at the incoming gradient and multiplied by s. Which of the two came first?",
        SLOPE_STEP,
        lambda s, grad: _slope(grad) * s,
        at_slope("exchanged"),
    ),
    Mistake(
        "wrong_sign",
        "The sign is turned round.",
        "The squeeze only ever rises, so its slope is positive. Where does your minus come from? "
        "Differentiate "
        "the exponent −s once more.",
        SLOPE_STEP,
        _times(lambda s, z: -z * (1 - z)),
        at_slope("the other way"),
    ),
    Mistake(
        "second_part_meets_grad",
        "Only the second part of the slope meets what arrives.",
        "Python multiplies before it subtracts: in `a - b * c` only b is multiplied. The slope needs "
        "brackets.",
        SLOPE_STEP,
        lambda s, grad: sigmoid(s) - sigmoid(s) ** 2 * grad,
    ),
    Mistake(
        "first_part_meets_grad",
        "Only the first part of the slope meets what arrives.",
        "Python multiplies before it subtracts: in `c * a - b` nothing multiplies b. The slope needs "
        "brackets.",
        SLOPE_STEP,
        lambda s, grad: sigmoid(s) * grad - sigmoid(s) ** 2,
    ),
    Mistake(
        "minus_in_the_denominator",
        "A minus stands where a plus should.",
        "In your form of the slope the denominator is 0 at s = 0. The slope is ¼ there.",
        SLOPE_STEP,
        _times(lambda s, z: np.exp(-s) / (1 - np.exp(-s)) ** 2),
        at_slope("a sign in it"),
    ),
    Mistake(
        "matrix_product",
        "The cells are mixed.",
        "A squeeze acts cell by cell, and so does its way back: each cell has its own slope. Which sign "
        "multiplies cell by cell?",
        SLOPE_STEP,
        lambda s, grad: np.transpose(_slope(s)) @ np.asarray(grad, dtype=float),
        at_slope("@ for *"),
    ),
    Mistake(
        "mirrored_alone",
        "Only a mirrored squeeze came back.",
        "σ(−s) is one half of the slope, 1 − σ(s). The other half and what arrives are missing.",
        SLOPE_STEP,
        lambda s, grad: sigmoid(-np.asarray(s, dtype=float)),
        at_slope("σ(−s) alone"),
    ),
    Mistake(
        "sigmoid_twice",
        "The sigmoid is applied twice.",
        "You squeezed an already squeezed number before taking the slope. Which quantity goes into z(1 − z)?",
        SLOPE_STEP,
        _times(lambda s, z: sigmoid(z) * (1 - sigmoid(z))),
        at_slope("σ of σ"),
    ),
    Mistake(
        "summed",
        "Everything is added to one number.",
        "Each cell of s has a gradient of its own: the result has the shape of s.",
        SLOPE_STEP,
        lambda s, grad: np.sum(_slope(s) * grad),
        at_slope("added up"),
    ),
    Mistake(
        "tanh_slope",
        "That is the slope of another curve.",
        "Plot your slope over s: is its highest point ¼, at s = 0? 1 − tanh² reaches 1.",
        SLOPE_STEP,
        _times(lambda s, z: 1 - np.tanh(s) ** 2),
        at_slope("slope of tanh"),
    ),
    Mistake(
        "tanh_form",
        "That is the slope of another curve.",
        "1 − z² is the slope of tanh, written with tanh's own output. Your z is a sigmoid.",
        SLOPE_STEP,
        _times(lambda s, z: 1 - z**2),
        at_slope("slope of tanh"),
    ),
    Mistake(
        "relu_mask",
        "That is the slope of another bend.",
        "1 for positive s and 0 else is the slope of ReLU. The sigmoid's slope is never 1.",
        SLOPE_STEP,
        _times(lambda s, z: (s > 0) * 1.0),
        at_slope("slope of ReLU"),
    ),
)

FLOOR = Mistake(
    "floor_under_the_slope",
    "Far out your slope never gets smaller.",
    "At |s| = 600 it is as large as at 40: the output is cut off before it comes near 0 and 1. The slope of "
    "the sigmoid goes on falling, and nothing has to be clipped here.",
    SLOPE_STEP,
)
