"""What people multiply with instead of the slope of a sigmoid: another curve, or O(1 − O) with a slip."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.way_back import Env, Otherwise

_BOX = "Every forward box needs its backward box: what did the sigmoid do on the way forward?"
_HALF = "Where the curve is flat its slope is near 0, at both ends. Is your factor?"
_CURVE = "Plot your factor over {H}: is its highest point ¼, at 0, and does it fall on both sides?"
_WHICH = "u(1 − u) is the slope of σ only when u already is σ of something. What is your u?"
ROAD = "Along a road we multiply; where roads meet we add. Which one is this?"

Make = Callable[[str, str], Otherwise]  # (key of σ(h), key of h) -> it


def times(id_: str, says: str, ask: str, slope: Callable[[Any, Any], Any], label: str) -> Make:
    """d times another slope of (O, H), worked out once for each env."""

    def make(o: str, h: str) -> Otherwise:
        def act(d: Any, env: Env) -> Any:
            factor = env.get((id_, h))
            if factor is None:
                factor = env[id_, h] = slope(env[o], env[h])
            return d * factor

        return Otherwise(id_, says, ask, act, label, id_ == "missing_sigmoid_slope")

    return make


def slope_of(O: Any) -> Any:
    return O * (1 - O)


OTHER_CURVES: tuple[Make, ...] = (
    times("missing_sigmoid_slope", "{slope} is missing", _BOX, lambda O, H: np.ones_like(O), "no step here"),
    times(
        "slope_of_the_sum",
        "{slope} is taken of {H}, before the squeeze",
        _WHICH,
        lambda O, H: H * (1 - H),
        "{H} instead of {O}",
    ),
    times(
        "sigmoid_twice",
        "the sigmoid is applied twice before {slope} is taken",
        "{O} is squeezed already. Which quantity does the chapter put into u(1 − u)?",
        lambda O, H: sigmoid(O) * (1 - sigmoid(O)),
        "σ of σ",
    ),
    times("slope_is_O", "half of {slope} is there, {O} alone", _HALF, lambda O, H: O, "{O} alone"),
    times(
        "slope_is_one_minus_O",
        "half of {slope} is there, 1 − {O} alone",
        _HALF,
        lambda O, H: 1 - O,
        "1 − {O} alone",
    ),
    times(
        "tanh_slope",
        "{slope} is that of tanh",
        f"1 − u² belongs to another curve. {_CURVE}",
        lambda O, H: 1 - O**2,
        "slope of tanh",
    ),
    times(
        "tanh_of_the_sum",
        "{slope} is that of tanh",
        f"1 − tanh² belongs to another curve. {_CURVE}",
        lambda O, H: 1 - np.tanh(H) ** 2,
        "slope of tanh",
    ),
    times(
        "relu_mask",
        "{slope} is that of ReLU",
        f"1 for a positive sum and 0 else is another bend. {_CURVE}",
        lambda O, H: (H > 0) * 1.0,
        "slope of ReLU",
    ),
    times(
        "leaky_relu_mask",
        "{slope} is that of a leaky ReLU",
        f"That is another bend. {_CURVE}",
        lambda O, H: np.where(H > 0, 1.0, 0.01),
        "another slope",
    ),
    times(
        "slope_constant",
        "{slope} is ¼ everywhere",
        "¼ is its highest value, where the sum is 0. How steep is the curve elsewhere?",
        lambda O, H: 0.25 + 0 * O,
        "¼ for all",
    ),
)

BRACKETS: tuple[Make, ...] = (
    lambda o, h: Otherwise(
        "brackets_missing",
        "brackets are missing around 1 − {O} in {slope}",
        "Python multiplies before it subtracts: without brackets the 1 is a factor and {O} is taken off.",
        lambda d, env: d * env[o] - env[o],
        "no brackets",
    ),
    lambda o, h: Otherwise(
        "one_taken_off",
        "brackets are missing around 1 − {O} in {slope}",
        "Python multiplies before it subtracts: what is taken off at the end in your line?",
        lambda d, env: d - env[o],
        "no brackets",
    ),
)


def _at_mean(O: Any) -> Any:
    if np.ndim(O) < 2:
        return np.nan
    mean = np.mean(O, axis=0, keepdims=True)
    return mean * (1 - mean)


OTHER_FORMS: tuple[Make, ...] = (
    times(
        "slope_squared",
        "{slope} is in it twice",
        "You met the same slope two times on one road. How often does the road go through this sigmoid?",
        lambda O, H: (O * (1 - O)) ** 2,
        "twice",
    ),
    times(
        "divided_by_slope",
        "{slope} divides instead of multiplying",
        "A sleeping neuron, whose slope is near 0, would be shouted at with your formula. Should it be?",
        lambda O, H: 1 / (O * (1 - O)),
        "divides",
    ),
    times("slope_root", "{slope} stands under a root", _CURVE, lambda O, H: np.sqrt(O * (1 - O)), "a root"),
    times(
        "slope_O_squared",
        "in {slope} the factor {O} is squared",
        _CURVE,
        lambda O, H: O**2 * (1 - O),
        "squared",
    ),
    times(
        "slope_end_squared",
        "in {slope} the factor 1 − {O} is squared",
        _CURVE,
        lambda O, H: O * (1 - O) ** 2,
        "squared",
    ),
    times(
        "slope_of_squares",
        "{slope} is made of a square, 1 − {O} squared",
        _CURVE,
        lambda O, H: (1 - O) ** 2,
        "squared",
    ),
    times("slope_is_O_squared", "{slope} is {O} squared", _CURVE, lambda O, H: O**2, "squared"),
    times(
        "slope_with_plus",
        "in {slope} a plus stands where a minus should, {O}(1 + {O})",
        _HALF,
        lambda O, H: O * (1 + O),
        "a sign in it",
    ),
    times(
        "slope_one_plus",
        "{slope} has a sum for a product, {O} + (1 − {O}) squared",
        _CURVE,
        lambda O, H: O + (1 - O) ** 2,
        "a sum",
    ),
    times(
        "slope_O_minus_one_squared",
        "{slope} ends in 1 − {O}² instead",
        _CURVE,
        lambda O, H: O * (1 - O**2),
        "a square in it",
    ),
    times(
        "only_first_squeezed",
        "only one factor of {slope} is squeezed already",
        "u(1 − u) takes the same u twice, and u is σ of something. You have {O}(1 − {H}).",
        lambda O, H: O * (1 - H),
        "half squeezed",
    ),
    times(
        "only_second_squeezed",
        "only one factor of {slope} is squeezed already",
        "u(1 − u) takes the same u twice, and u is σ of something. You have {H}(1 − {O}).",
        lambda O, H: H * (1 - O),
        "half squeezed",
    ),
    times(
        "second_squeezed_twice",
        "one factor of {slope} is squeezed a second time",
        "u(1 − u) takes the same u twice. You have {O}(1 − σ({O})).",
        lambda O, H: O * (1 - sigmoid(O)),
        "σ of σ",
    ),
    times(
        "first_squeezed_twice",
        "one factor of {slope} is squeezed a second time",
        "u(1 − u) takes the same u twice. You have σ({O})(1 − {O}).",
        lambda O, H: sigmoid(O) * (1 - O),
        "σ of σ",
    ),
    times("slope_is_the_sum", "the sum {H} stands in place of {slope}", _WHICH, lambda O, H: H, "{H} itself"),
    times("slope_one_minus_sum", "1 − {H} stands in place of {slope}", _WHICH, lambda O, H: 1 - H, "1 − {H}"),
    times(
        "slope_of_slope",
        "{slope} is taken of the slope once more",
        "u(1 − u) with u = σ is the slope already. How often did you put it in?",
        lambda O, H: O * (1 - O) * (1 - O * (1 - O)),
        "once more",
    ),
    times(
        "second_derivative",
        "{slope} is differentiated once more",
        _CURVE,
        lambda O, H: O * (1 - O) * (1 - 2 * O),
        "once more",
    ),
    times(
        "bell",
        "{slope} is that of another bell, e to the power of −u²",
        _CURVE,
        lambda O, H: np.exp(-(H**2)),
        "another bell",
    ),
    times("cosine", "{slope} is a cosine", _CURVE, lambda O, H: np.cos(H), "a cosine"),
    times("power_alone", "{slope} is a power of e alone", _CURVE, lambda O, H: np.exp(-H), "e alone"),
    times(
        "minus_in_the_denominator",
        "in {slope} a minus stands where a plus should",
        "In your form of the slope the denominator is 0 where the sum is 0. The slope is ¼ there.",
        lambda O, H: np.exp(-H) / (1 - np.exp(-H)) ** 2,
        "a sign in it",
    ),
    times(
        "slope_averaged",
        "{slope} is averaged over the batch",
        "Each sample stands at a place of its own on the curve, and has a slope of its own.",
        lambda O, H: np.mean(O * (1 - O), axis=0, keepdims=True) if np.ndim(O) > 1 else np.nan,
        "averaged",
    ),
    times(
        "slope_at_the_mean",
        "{slope} is taken at the mean of the batch",
        "Each sample stands at a place of its own on the curve, and has a slope of its own.",
        lambda O, H: _at_mean(O),
        "averaged",
    ),
)
