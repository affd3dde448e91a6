"""E4.3: wrong ways back through one neuron."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.one_neuron.mistakes.forward import FORWARD_STEP
from autograder.chapters.reference import neuron_forward, sigmoid
from autograder.engine.mistake import Mistake, Step

LOSS_STEP = (
    "Stand at *L* in Figure 4.1 and push *z* up a little. The lecture writes the answer ∂L/∂z. It is the "
    "derivative of a square: of what, and with which sign inside?",
    "Another neuron says *z* = 0.9 and should say 0.4. Its loss is 0.5 · 0.5 = 0.25. At *z* = 0.91 it is "
    "0.51 · 0.51 = 0.2601: for a push of 0.01 it grew by 0.0101, so the slope is about 1, which is "
    "2 · 0.5 = 1.",
)

SLOPE_STEP = (
    "In Figure 4.1 follow the dashed line from *z* back to *s*. Which number do you multiply by on that "
    "step? The lecture writes it ∂σ/∂s.",
    "Another neuron stands at *s* = 0, so *z* = 0.5 and its slope is 0.5 · 0.5 = 0.25. If 0.8 arrives at "
    "*z*, "
    "then 0.8 · 0.25 = 0.2 arrives at *s*.",
)

PRODUCT_STEP = (
    "In Figure 4.1 look at the box with the dot. Its dashed edge towards *w₁* and its dashed edge towards "
    "*x₁* "
    "carry different numbers. Which one carries which?",
    "Another neuron has *x* = 3 and *w* = 0.2, and 0.5 arrives at the product. Pushing *w* by 0.01 moves the "
    "product by 3 · 0.01 = 0.03, so 0.5 · 3 = 1.5 arrives at *w*. At *x* arrives 0.5 · 0.2 = 0.1.",
)

_WAY = ("L", "z", "s", "w")


def _at_loss(label: str, missing: bool = False) -> Step:
    return Step(_WAY, 0, label, missing)


def _at_slope(label: str, missing: bool = False) -> Step:
    return Step(_WAY, 1, label, missing)


def _at_product(label: str, missing: bool = False) -> Step:
    return Step(_WAY, 2, label, missing)


def _neuron(
    dz: Callable[[Any, Any], Any] = lambda y, z: 2 * (z - y),
    slope: Callable[[Any, Any], Any] = lambda s, z: z * (1 - z),
) -> Callable[[Any, Any, Any], tuple[Any, Any]]:
    """A way back with another first or second factor."""

    def wrong(x: Any, w: Any, y: Any) -> tuple[Any, Any]:
        x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
        s, z, _ = neuron_forward(x, w, y)
        ds = dz(y, z) * slope(s, z)
        return ds * x, ds * w

    return wrong


_right = _neuron()


def _first_input(x: Any, w: Any, y: Any) -> tuple[Any, Any]:
    dw, dx = _right(x, w, y)
    return np.full_like(dw, dw[0]), dx


def _dw_summed(x: Any, w: Any, y: Any) -> tuple[Any, Any]:
    dw, dx = _right(x, w, y)
    return np.sum(dw), dx


def _sum_of_weights(x: Any, w: Any, y: Any) -> tuple[Any, Any]:
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    z = sigmoid(np.sum(w))
    ds = 2 * (z - y) * z * (1 - z)
    return ds * x, ds * w


NEURON_BACKWARD = (
    Mistake(
        "wrong_sign",
        "The sign is turned round.",
        "Your numbers have the right size and the opposite direction. If z grows a little when it is already "
        "too big, does the loss grow or shrink?",
        LOSS_STEP,
        _neuron(dz=lambda y, z: 2 * (y - z)),
        _at_loss("the other way"),
    ),
    Mistake(
        "missing_two",
        "Everything is exactly half.",
        "Differentiate the square once more: which number comes down in front?",
        LOSS_STEP,
        _neuron(dz=lambda y, z: z - y),
        _at_loss("half of it"),
    ),
    Mistake(
        "loss_for_its_derivative",
        "The way back starts from the loss itself.",
        "It has to start from the derivative of the loss. How much does L change when z does?",
        LOSS_STEP,
        _neuron(dz=lambda y, z: (y - z) ** 2),
        _at_loss("the loss itself"),
    ),
    Mistake(
        "loss_still_squared",
        "The difference is still squared.",
        "Your way back starts from twice the loss. The 2 has come down in front: which power of the "
        "difference is left?",
        LOSS_STEP,
        _neuron(dz=lambda y, z: 2 * (y - z) ** 2),
        _at_loss("twice the loss"),
    ),
    Mistake(
        "multiplied_by_y",
        "The target y became a factor.",
        "In the loss y stands beside z, in a difference. Which factor is left when you differentiate for z?",
        LOSS_STEP,
        _neuron(dz=lambda y, z: 2 * (z - y) * y),
        _at_loss("times y"),
    ),
    Mistake(
        "missing_sigmoid_slope",
        "The slope of the sigmoid is missing.",
        "You came back through the weights but not through the sigmoid. Every forward box needs its "
        "backward box.",
        SLOPE_STEP,
        _neuron(slope=lambda s, z: 1.0),
        _at_slope("no step here", missing=True),
    ),
    Mistake(
        "slope_of_the_sum",
        "The slope is taken of the wrong thing.",
        "u(1 − u) is the slope of σ only when u already is σ of something. You put the sum s in its place.",
        SLOPE_STEP,
        _neuron(slope=lambda s, z: s * (1 - s)),
        _at_slope("s instead of z"),
    ),
    Mistake(
        "sigmoid_twice",
        "The sigmoid is applied twice.",
        "You squeezed z a second time before taking the slope. Which quantity does the chapter put into "
        "z(1 − z)?",
        SLOPE_STEP,
        _neuron(slope=lambda s, z: sigmoid(z) * (1 - sigmoid(z))),
        _at_slope("σ of σ"),
    ),
    Mistake(
        "slope_is_z",
        "Half of the sigmoid's slope is there.",
        "Your slope is z alone. Where z is near 1 the curve is flat, yet your factor is near 1 too.",
        SLOPE_STEP,
        _neuron(slope=lambda s, z: z),
        _at_slope("z alone"),
    ),
    Mistake(
        "slope_is_one_minus_z",
        "Half of the sigmoid's slope is there.",
        "Your slope is 1 − z alone; e⁻ˢ/(1 + e⁻ˢ) is that too. Where z is near 0 the curve is flat, yet your "
        "factor is near 1.",
        SLOPE_STEP,
        _neuron(slope=lambda s, z: 1 - z),
        _at_slope("1 − z alone"),
    ),
    Mistake(
        "tanh_slope",
        "That is the slope of another curve.",
        "1 − z² belongs to tanh. Plot your slope over s: is its highest point 1/4, at s = 0?",
        SLOPE_STEP,
        _neuron(slope=lambda s, z: 1 - z**2),
        _at_slope("slope of tanh"),
    ),
    Mistake(
        "slope_squared",
        "The slope of the sigmoid is in it twice.",
        "You met the same slope two times on one road. How often does the road go through the sigmoid?",
        SLOPE_STEP,
        _neuron(slope=lambda s, z: (z * (1 - z)) ** 2),
        _at_slope("twice"),
    ),
    Mistake(
        "factors_exchanged",
        "dw and dx are exchanged.",
        "For a product x·w, who appears in the derivative with respect to w? If that is what you have, "
        "look at "
        "the order in your last line.",
        PRODUCT_STEP,
        lambda x, w, y: _right(x, w, y)[::-1],
        _at_product("carries w"),
    ),
    Mistake(
        "first_input_for_every_weight",
        "All your weights get the same number.",
        "Do all inputs have the same value? Each weight has an input of its own.",
        PRODUCT_STEP,
        _first_input,
        _at_product("x₁ for all"),
    ),
    Mistake(
        "summed_over_weights",
        "dw is a single number.",
        "Each weight has a blame of its own, so dw has as many entries as w. Where did you add them up?",
        PRODUCT_STEP,
        _dw_summed,
        _at_product("added up"),
    ),
    Mistake(
        "sum_of_weights",
        "The inputs are not in s.",
        "Your forward run adds up the weights; each weight should first meet its input.",
        FORWARD_STEP,
        _sum_of_weights,
    ),
    Mistake(
        "only_local_slopes",
        "How wrong the neuron is does not appear.",
        "You returned how each box bends, but not how much the loss cares. Change y: your result does not "
        "move.",
        LOSS_STEP,
        _neuron(dz=lambda y, z: 1.0),
        _at_loss("no step here", missing=True),
    ),
    Mistake(
        "added_along_the_path",
        "Two factors of one road are added.",
        "Along a road we multiply; where roads meet we add. From L to s there is one road.",
        SLOPE_STEP,
        _neuron(dz=lambda y, z: 2 * (z - y) + z * (1 - z), slope=lambda s, z: 1.0),
        _at_slope("added"),
    ),
    Mistake(
        "divided_by_slope",
        "The slope of the sigmoid divides instead of multiplying.",
        "A sleeping neuron, whose slope is near 0, would be shouted at with your formula. Should it be?",
        SLOPE_STEP,
        _neuron(slope=lambda s, z: 1 / (z * (1 - z))),
        _at_slope("divides"),
    ),
)
