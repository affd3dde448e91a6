"""Chapter 04: what goes wrong with one neuron, forward and backward."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import neuron_forward, sigmoid
from autograder.engine.mistake import Mistake, Step

# --- the second and third hint: the formula and figure, then other numbers worked out ---------------------

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
FORWARD_STEP = (
    "Read Figure 4.1 along the solid line: two products, their sum *s*, the squeeze *z*, the loss *L*.",
    "Another neuron: *x* = (1, 2), *w* = (0.5, −0.25), *y* = 1. Its products are 1 · 0.5 = 0.5 and "
    "2 · −0.25 = −0.5, so *s* = 0, *z* = 0.5 and *L* = 0.5 · 0.5 = 0.25.",
)
SIGMOID_FORM = (
    "The lecture writes σ(s) = 1/(1 + e⁻ˢ). Three things can be tried by eye: it is ½ at 0, near 1 far "
    "right, "
    "near 0 far left.",
    "At another place, *s* = ln 3 = 1.0986, the power is e⁻ˢ = 1/3, so 1 + e⁻ˢ = 4/3 and σ = 3/4 = 0.75.",
)
STEP_FORM = (
    "Section 4.4 writes w ← w − η · ∂L/∂w, once for each array of the list.",
    "Another weight stands at 0.8 with gradient 0.6 and η = 0.5. It moves by 0.5 · 0.6 = 0.3, down to "
    "0.8 − 0.3 = 0.5.",
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

SIGMOID = (
    Mistake(
        "exponent_sign",
        "The curve is upside down.",
        "Your values fall when s grows. Look at the sign in the exponent; where there are two forms, which "
        "of them stands on which side of 0.",
        SIGMOID_FORM,
        lambda s: sigmoid(-np.asarray(s, dtype=float)),
    ),
    Mistake(
        "missing_bracket",
        "The denominator ends too early.",
        "You have 1 + e⁻ˢ. Python divides before it adds: what should stand above the fraction bar, and "
        "which two things together under it?",
        SIGMOID_FORM,
        lambda s: 1 / 1 + np.exp(-np.asarray(s, dtype=float)),
    ),
    Mistake(
        "power_alone",
        "Only the power came back.",
        "You have e⁻ˢ. It stands in the denominator, with a 1 beside it.",
        SIGMOID_FORM,
        lambda s: np.exp(-np.asarray(s, dtype=float)),
    ),
    Mistake(
        "minus_in_the_denominator",
        "A minus stands where a plus should.",
        "Your denominator is 0 at s = 0. The sigmoid is ½ there.",
        SIGMOID_FORM,
        lambda s: 1 / (1 - np.exp(-np.asarray(s, dtype=float))),
    ),
    Mistake(
        "tanh",
        "That is another curve.",
        "tanh runs from −1 to 1 and is 0 at 0. The sigmoid runs from 0 to 1.",
        SIGMOID_FORM,
        lambda s: np.tanh(np.asarray(s, dtype=float)),
    ),
    Mistake(
        "slope_for_sigmoid",
        "That is the slope of the curve.",
        "Your values are largest at s = 0 and fall on both sides. The curve itself keeps rising.",
        SIGMOID_FORM,
        lambda s: sigmoid(s) * (1 - sigmoid(s)),
    ),
    Mistake(
        "step",
        "That is a step, not a curve.",
        "Your function knows 0 and 1 only. The sigmoid rises smoothly, so that it has a slope.",
        SIGMOID_FORM,
        lambda s: (np.asarray(s, dtype=float) > 0).astype(float),
    ),
    Mistake(
        "relu",
        "That is another bend.",
        "max(0, s) has no upper end. The sigmoid stays below 1.",
        SIGMOID_FORM,
        lambda s: np.maximum(0.0, s),
    ),
    Mistake(
        "softmax",
        "Your values depend on each other.",
        "They add up to 1. The sigmoid treats every number by itself.",
        SIGMOID_FORM,
        lambda s: np.exp(s) / np.sum(np.exp(s)),
    ),
    Mistake(
        "brackets_around_the_denominator",
        "Brackets are missing around the denominator.",
        "You have eˢ/1 + eˢ. Python divides before it adds: which two things together stand under the bar?",
        SIGMOID_FORM,
        lambda s: 2 * np.exp(np.asarray(s, dtype=float)),
    ),
    Mistake(
        "one_missing_below",
        "The 1 in the denominator is missing.",
        "You have 1/e⁻ˢ. That grows beyond 1; a sigmoid stays between 0 and 1. What stands beside the power?",
        SIGMOID_FORM,
        lambda s: np.exp(np.asarray(s, dtype=float)),
    ),
    Mistake(
        "mirrored",
        "The left half is a mirror of the right one.",
        "For negative s your values are those of |s|, so they never fall below ½. Which sign does the power "
        "need there?",
        SIGMOID_FORM,
        lambda s: sigmoid(np.abs(s)),
    ),
    Mistake(
        "mirrored_down",
        "The right half is a mirror of the left one.",
        "For positive s your values are those of −|s|, so they never rise above ½. What is different on the "
        "two sides?",
        SIGMOID_FORM,
        lambda s: sigmoid(-np.abs(s)),
    ),
    Mistake(
        "squared",
        "The squeeze is squared.",
        "At s = 0 you have ¼, where the sigmoid is ½.",
        SIGMOID_FORM,
        lambda s: sigmoid(s) ** 2,
    ),
    Mistake(
        "sigmoid_twice",
        "The sigmoid is applied twice.",
        "Your values lie between ½ and 0.73: they are squeezed once too often.",
        SIGMOID_FORM,
        lambda s: sigmoid(sigmoid(s)),
    ),
    Mistake(
        "softplus",
        "That is a logarithm of the denominator.",
        "ln(1 + eˢ) has no upper end. The sigmoid is a fraction.",
        SIGMOID_FORM,
        lambda s: np.log1p(np.exp(np.asarray(s, dtype=float))),
    ),
    Mistake(
        "times_s",
        "The squeeze is multiplied by s.",
        "s·σ(s) is another curve, with no upper end. The sigmoid stays between 0 and 1.",
        SIGMOID_FORM,
        lambda s: s * sigmoid(s),
    ),
    Mistake(
        "square_in_the_power",
        "s is squared in the exponent.",
        "Left and right look the same in your curve. The sigmoid rises all the way.",
        SIGMOID_FORM,
        lambda s: 1 / (1 + np.exp(-np.square(np.asarray(s, dtype=float)))),
    ),
    Mistake(
        "straight_pieces",
        "Straight pieces, not a curve.",
        "Yours rises along a line and is cut at 0 and 1. The sigmoid bends everywhere.",
        SIGMOID_FORM,
        lambda s: np.clip(0.2 * np.asarray(s, dtype=float) + 0.5, 0, 1),
    ),
    Mistake(
        "bell",
        "That is a bell, not a squeeze.",
        "e to the power of −s² is largest at 0 and falls on both sides. The sigmoid rises all the way.",
        SIGMOID_FORM,
        lambda s: np.exp(-np.square(np.asarray(s, dtype=float))),
    ),
    Mistake(
        "divided_by_their_sum",
        "Your values are divided by their sum.",
        "They add up to 1. The sigmoid treats every number by itself.",
        SIGMOID_FORM,
        lambda s: sigmoid(s) / np.sum(sigmoid(s)),
    ),
    Mistake(
        "largest_taken_off",
        "The largest s is taken off all of them first.",
        "That is harmless in a softmax; here it moves the whole curve. The sigmoid treats every number by "
        "itself.",
        SIGMOID_FORM,
        lambda s: sigmoid(np.asarray(s, dtype=float) - np.max(s)),
    ),
    Mistake(
        "mean_taken_off",
        "The mean of s is taken off first.",
        "The sigmoid treats every number by itself: what stands beside it does not matter.",
        SIGMOID_FORM,
        lambda s: sigmoid(np.asarray(s, dtype=float) - np.mean(s)),
    ),
    Mistake(
        "softsign",
        "That is another curve.",
        "s/(1 + |s|) runs from −1 to 1. The sigmoid runs from 0 to 1, and is made with a power of e.",
        SIGMOID_FORM,
        lambda s: s / (1 + np.abs(s)),
    ),
    Mistake(
        "arctan",
        "That is another curve.",
        "arctan is 0 at 0 and runs from −1.57 to 1.57. The sigmoid runs from 0 to 1.",
        SIGMOID_FORM,
        lambda s: np.arctan(np.asarray(s, dtype=float)),
    ),
)

OVERFLOW = Mistake(
    "overflow",
    "The values are right, but numpy warns.",
    "e¹⁰⁰⁰ does not fit into a number. For which sign of s is −s dangerous? Find a form that only ever "
    "takes the "
    "power of a negative number.",
    (
        "For negative s multiply the fraction above and below by eˢ. What does σ(s) look like then, and "
        "which "
        "powers are left?",
        "At *s* = −2 the power e⁻ˢ is 7.389 and σ = 1/8.389 = 0.1192. The other form needs eˢ = 0.1353 and "
        "gives "
        "0.1353/1.1353 = 0.1192, the same.",
    ),
)
BOTH_BRANCHES = Mistake(
    "both_branches",
    "np.where computes both branches before it chooses.",
    "So the dangerous power is taken for every s, also where it is thrown away. Make the argument of exp "
    "harmless first: what is −|s|?",
    OVERFLOW.more,
)
FAR_OUT_WRONG = Mistake(
    "far_out_wrong",
    "Far out your sigmoid is not right.",
    "At s = −1000 asked is 0, at s = 1000 asked is 1, as near as a number can come. What do you get there?",
    OVERFLOW.more,
)
OVERFLOW_TO_NAN = Mistake(
    "overflow_to_nan",
    "Far out your sigmoid is not a number.",
    "eˢ is infinite from s = 710 on, and infinity divided by infinity is nan. Write the power with the other "
    "sign in the exponent, or take it of −|s| only.",
    OVERFLOW.more,
)

SGD_STEP = (
    Mistake(
        "uphill",
        "You went uphill.",
        "The gradient points to where the loss grows. Which way do you want to go?",
        STEP_FORM,
        lambda params, grads, eta: [p + eta * g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "missing_eta",
        "The step size is not used.",
        "Change eta: your result does not move.",
        STEP_FORM,
        lambda params, grads, eta: [p - g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "step_alone",
        "Only the steps came back.",
        "You returned how far to move, −η · gradient. Add that to where the weights stand.",
        STEP_FORM,
        lambda params, grads, eta: [-eta * g for g in grads],
    ),
    Mistake(
        "step_alone_uphill",
        "Only the steps came back.",
        "You returned η · gradient. The weights themselves are asked, after they have moved.",
        STEP_FORM,
        lambda params, grads, eta: [eta * g for g in grads],
    ),
    Mistake(
        "nothing_moved",
        "Nothing has moved.",
        "You returned the weights as they came. A new array is made by w − η · gradient; is it put into "
        "the list?",
        STEP_FORM,
        lambda params, grads, eta: list(params),
    ),
    Mistake(
        "only_first_moved",
        "Only the first array has moved.",
        "Every array of the list has a gradient of its own. Does your loop run to the end?",
        STEP_FORM,
        lambda params, grads, eta: [params[0] - eta * grads[0], *params[1:]],
    ),
    Mistake(
        "shrunk",
        "The weights are multiplied, not moved.",
        "w · (1 − η · gradient) is not w − η · gradient. Where do the brackets close?",
        STEP_FORM,
        lambda params, grads, eta: [p * (1 - eta * g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "divided_by_eta",
        "The step size divides.",
        "A smaller eta should give a smaller step.",
        STEP_FORM,
        lambda params, grads, eta: [p - g / eta for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "direction_only",
        "The step has always the same length.",
        "You used the gradient's direction and threw its length away. A steep place deserves a longer step.",
        STEP_FORM,
        lambda params, grads, eta: [
            p - eta * g / np.sqrt(np.sum(np.square(g))) for p, g in zip(params, grads, strict=True)
        ],
    ),
    Mistake(
        "sign_of_gradient",
        "The step has always the same length.",
        "Only the sign of the gradient is in your step. A steep place deserves a longer one.",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * np.sign(g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "eta_added",
        "The step size is added, not multiplied.",
        "You have w − (η + gradient). A step is η times the gradient.",
        STEP_FORM,
        lambda params, grads, eta: [p - (eta + g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "eta_alone",
        "The step is η itself.",
        "The gradients do not appear: change them, and your result does not move. How far to go is η times "
        "the gradient.",
        STEP_FORM,
        lambda params, grads, eta: [p - eta for p in params],
    ),
    Mistake(
        "all_multiplied",
        "Weights, η and gradient are all multiplied.",
        "A step is taken off the weights: one minus is missing.",
        STEP_FORM,
        lambda params, grads, eta: [p * eta * g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "gradients_returned",
        "The gradients came back.",
        "They say which way to go. The weights themselves are asked, after they have moved.",
        STEP_FORM,
        lambda params, grads, eta: list(grads),
    ),
    Mistake(
        "eta_root",
        "The root of η is in the step.",
        "A step is η times the gradient, with η as it is given.",
        STEP_FORM,
        lambda params, grads, eta: [p - np.sqrt(eta) * g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "mean_of_all",
        "Every weight is moved by one mean of all gradients.",
        "Each weight has a gradient of its own. Where do you average?",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * np.mean([np.mean(g) for g in grads]) for p in params],
    ),
    Mistake(
        "brackets",
        "The brackets close in another place.",
        "You have (w − gradient) · η: the old weights are shrunk as well. What does η multiply?",
        STEP_FORM,
        lambda params, grads, eta: [(p - g) * eta for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "weights_scaled",
        "η multiplies the weights, not the gradient.",
        "You have η · w − gradient. How far to go is η times the gradient.",
        STEP_FORM,
        lambda params, grads, eta: [eta * p - g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "weights_for_gradient",
        "The step is made of the weights themselves.",
        "You take η · w off w. The gradients do not appear: change them, and your result does not move.",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * p for p in params],
    ),
    Mistake(
        "gradient_less_weights",
        "The two are exchanged.",
        "You have gradient − η · w. Which of the two is to be moved, and which says where to?",
        STEP_FORM,
        lambda params, grads, eta: [g - eta * p for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "mean_gradient",
        "Every array is moved by its mean gradient.",
        "Each weight has a gradient of its own. Where do you average?",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * np.mean(g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "summed_gradient",
        "Every array is moved by the sum of its gradient.",
        "Each weight has a gradient of its own. Where do you add them up?",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * np.sum(g) for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "eta_squared",
        "The step size is in it twice.",
        "Your step is η · η times the gradient. Where is η put in a second time?",
        STEP_FORM,
        lambda params, grads, eta: [p - eta * eta * g for p, g in zip(params, grads, strict=True)],
    ),
    Mistake(
        "two_steps",
        "Each array is moved two times.",
        "You went 2 · η · gradient. How often is the step taken off?",
        STEP_FORM,
        lambda params, grads, eta: [p - 2 * eta * g for p, g in zip(params, grads, strict=True)],
    ),
)

WRITES_INTO_LIST = Mistake(
    "writes_into_list",
    "Your new arrays are put into the list of the caller.",
    "The arrays are new, the list is not: params[i] = … changes the list that was given. Make a list of your "
    "own and return that.",
    STEP_FORM,
)
SOME_LEFT = Mistake(
    "some_left",
    "Not every array has moved.",
    "{which} as it came; the others are where they should be. Does your loop reach every array of the list?",
    STEP_FORM,
)
SOME_OTHERWISE = Mistake(
    "some_otherwise",
    "Not every array is moved in the same way.",
    "{which} {what}; the others are right. Each array gets the same step, with its own gradient.",
    STEP_FORM,
)
ETA_OF_ONES_OWN = Mistake(
    "eta_of_ones_own",
    "The step size is always {eta}, whatever η is given.",
    "Change eta: your result does not move. Is η given another value, or written as a number?",
    STEP_FORM,
)
DECAY = Mistake(
    "decay",
    "A part of the weights themselves is taken off besides, as in weight decay.",
    "The step of this course is η times the gradient, and nothing else.",
    STEP_FORM,
)
OTHER_ETAS = Mistake(
    "other_etas",
    "Each array gets a step size of its own.",
    "The later arrays go {factors} times as far as η · gradient. Every array takes the same step, η times "
    "its own gradient.",
    STEP_FORM,
)
OTHER_GRADIENT = Mistake(
    "other_gradient",
    "The gradient is not used as it came.",
    "Your step fits a gradient that {how}. The step is η times the gradient as it was given.",
    STEP_FORM,
)
OTHER_STEP = Mistake(
    "other_step",
    "The step has another length.",
    "Every array went {times} times as far as η · gradient. Where does this factor come from?",
    STEP_FORM,
)
