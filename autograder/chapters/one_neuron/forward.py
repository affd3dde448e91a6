"""The way forward through one neuron as data (E4.2): s, z and L, each from what stands before it."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.way_forward import Instead, Seen, Station, one_number


def _products(seen: Seen) -> Any:
    return seen["x"] * seen["w"]


def _first(count: int) -> Any:
    return lambda seen: np.sum(_products(seen)[:count])


_EACH = "There may be any number of inputs. Which of them does your sum reach?"
_SUMS = (
    Instead(
        "bias_added",
        "A constant is added to the weighted sum.",
        "Your s is always off by the same amount: a bias on top of the products. This neuron has none.",
        over=one_number,
    ),
    Instead(
        "two_inputs_only", "Only two inputs are in s.", f"It is written for two products. {_EACH}", _first(2)
    ),
    Instead("first_input_only", "Only the first input is in s.", _EACH, _first(1)),
    Instead(
        "last_left_out", "The last input is left out of s.", _EACH, lambda seen: np.sum(_products(seen)[:-1])
    ),
    Instead(
        "first_left_out", "The first input is left out of s.", _EACH, lambda seen: np.sum(_products(seen)[1:])
    ),
    Instead("last_input_only", "Only the last input is in s.", _EACH, lambda seen: _products(seen)[-1]),
    Instead(
        "inputs_alone",
        "The weights are not in s.",
        "You added up the inputs; each should first meet its weight.",
        lambda seen: np.sum(seen["x"]),
    ),
    Instead(
        "sums_multiplied",
        "You multiplied two sums.",
        "A product of sums is not a sum of products. What happens to one input before inputs are added?",
        lambda seen: np.sum(seen["x"]) * np.sum(seen["w"]),
    ),
    Instead(
        "added_not_multiplied",
        "Inputs and weights are added, not multiplied.",
        "Each weight says how loud its input is heard.",
        lambda seen: np.sum(seen["x"] + seen["w"]),
    ),
    Instead(
        "products_multiplied",
        "The products are multiplied, not added.",
        "The neuron adds what its inputs bring.",
        lambda seen: np.prod(_products(seen)),
    ),
    Instead(
        "sizes_of_products",
        "The signs are lost in s.",
        "A negative weight takes something off.",
        lambda seen: np.sum(np.abs(_products(seen))),
    ),
    Instead(
        "sign_of_the_sum",
        "The sign of s is turned round.",
        "s is what the products add up to, as they are.",
        lambda seen: -np.sum(_products(seen)),
    ),
    Instead(
        "largest_product",
        "s is the largest product.",
        "The neuron adds all of them.",
        lambda seen: np.max(_products(seen)),
    ),
    Instead(
        "inputs_squeezed_first",
        "The inputs are squeezed before they meet their weights.",
        "The sigmoid comes after the sum.",
        lambda seen: np.sum(sigmoid(seen["x"]) * seen["w"]),
    ),
    Instead(
        "inputs_squared",
        "The inputs are squared in s.",
        "Each input comes in once, times its weight.",
        lambda seen: np.sum(seen["x"] * _products(seen)),
    ),
    Instead(
        "weights_squared",
        "The weights are squared in s.",
        "Each weight says how loud its input is heard, once.",
        lambda seen: np.sum(seen["w"] * _products(seen)),
    ),
    Instead(
        "back_to_front",
        "x or w is taken from back to front in s.",
        "The first input meets the first weight.",
        lambda seen: np.sum(seen["x"] * seen["w"][::-1]),
    ),
    Instead(
        "first_weight_for_all",
        "Every input meets the first weight.",
        "Each input has a weight of its own.",
        lambda seen: np.sum(seen["x"] * seen["w"][0]),
    ),
    Instead(
        "divided_products",
        "Inputs are divided by their weights in s.",
        "Each weight multiplies its input.",
        lambda seen: np.sum(seen["x"] / seen["w"]),
    ),
    Instead(
        "target_in_sum",
        "The target y is added to s.",
        "y is what the neuron should say; it is met only in the loss.",
        lambda seen: np.sum(_products(seen)) + seen["y"],
    ),
    Instead(
        "target_taken_off",
        "The target y is taken off s.",
        "y is what the neuron should say; it is met only in the loss.",
        lambda seen: np.sum(_products(seen)) - seen["y"],
    ),
    Instead(
        "sum_squared",
        "The sum s is squared.",
        "s is what the products add up to, and may be negative.",
        lambda seen: np.sum(_products(seen)) ** 2,
    ),
    Instead(
        "distance",
        "s is made of differences.",
        "Each weight multiplies its input.",
        lambda seen: np.sum((seen["x"] - seen["w"]) ** 2),
    ),
    *(
        Instead(
            f"rounded_to_{digits}",
            "s is rounded.",
            f"It agrees to {digits} decimals and ends there. Leave every digit as it is.",
            lambda seen, digits=digits: np.round(np.sum(_products(seen)), digits),
        )
        for digits in (1, 2, 3, 4)
    ),
)


def _squeezes(of: str) -> tuple[Instead, ...]:
    def instead(id_: str, name: str, hint: str, curve: Any) -> Instead:
        return Instead(id_, name, hint, lambda seen: curve(seen[of]))

    return (
        instead(
            "missing_sigmoid",
            "The squeeze is missing.",
            "Your z is s itself. Between s and z stands the sigmoid.",
            lambda s: s,
        ),
        instead(
            "exponent_sign",
            "z is squeezed upside down.",
            "When s grows your z falls. Look at the sign in the exponent of σ.",
            lambda s: sigmoid(-s),
        ),
        instead(
            "tanh",
            "z is squeezed by another curve, tanh.",
            "Your z can be negative; σ lies between 0 and 1.",
            np.tanh,
        ),
        instead(
            "relu",
            "z is bent by ReLU, not squeezed.",
            "Your z has no upper end; σ lies between 0 and 1.",
            lambda s: np.maximum(s, 0),
        ),
        instead(
            "sigmoid_twice",
            "The sigmoid is applied twice.",
            "z is squeezed once, on its way from s.",
            lambda s: sigmoid(sigmoid(s)),
        ),
        instead(
            "step",
            "z is a step, 0 or 1.",
            "σ rises smoothly between them.",
            lambda s: np.where(s > 0, 1.0, 0.0),
        ),
        instead(
            "slope_for_sigmoid",
            "z is the slope of the curve.",
            "σ itself is asked, not how steep it is.",
            lambda s: sigmoid(s) * (1 - sigmoid(s)),
        ),
        instead(
            "exponent_missing_one",
            "z is a power of e alone.",
            "σ is a fraction, with a 1 beside the power.",
            np.exp,
        ),
    )


_PRODUCTS_SQUEEZED = (
    Instead(
        "products_squeezed",
        "The products are squeezed one by one, and then added.",
        "The neuron adds first: z is the squeeze of s.",
        lambda seen: np.sum(sigmoid(_products(seen))),
    ),
    Instead(
        "mean_of_squeezed_products",
        "The products are squeezed one by one, and then averaged.",
        "The neuron adds first: z is the squeeze of s.",
        lambda seen: np.mean(sigmoid(_products(seen))),
    ),
    Instead(
        "target_for_output",
        "The target y came back for z.",
        "y is what the neuron should say; z is what it says, the squeeze of s.",
        lambda seen: seen["y"],
    ),
    Instead(
        "squeezed_mean",
        "z is the squeeze of a mean, not of s.",
        "What is squeezed is the whole sum.",
        lambda seen: sigmoid(seen["s"] / np.size(seen["x"])),
    ),
    Instead(
        "loss_for_output",
        "z holds the loss.",
        "z is the squeeze of s; the loss is the third result.",
        lambda seen: (seen["y"] - sigmoid(seen["s"])) ** 2,
    ),
    Instead(
        "last_product_squeezed",
        "Only the last product is squeezed.",
        "z is the squeeze of s, of the whole sum. Does the line of z stand inside the loop?",
        lambda seen: sigmoid(_products(seen)[-1]),
    ),
    Instead(
        "first_product_squeezed",
        "Only the first product is squeezed.",
        "z is the squeeze of s, of the whole sum.",
        lambda seen: sigmoid(_products(seen)[0]),
    ),
)


def _losses() -> tuple[Instead, ...]:
    def instead(id_: str, name: str, hint: str, loss: Any) -> Instead:
        return Instead(id_, name, hint, lambda seen: loss(seen["y"], seen["z"], seen["s"]))

    negative = "Your loss can be negative: being too low would be rewarded."
    own = "L compares what the neuron says, z, with what it should say, y: how far, times how far."
    return (
        instead(
            "half_loss",
            "The loss is exactly half.",
            "Some books put ½ before the square. The loss of this course does not (card in notebook 00).",
            lambda y, z, s: 0.5 * (y - z) ** 2,
        ),
        instead(
            "double_loss",
            "The loss is 2 times too large.",
            "The 2 comes with the derivative; the loss itself has none.",
            lambda y, z, s: 2 * (y - z) ** 2,
        ),
        instead("not_squared", "The error is not squared.", negative, lambda y, z, s: y - z),
        instead("not_squared_other_way", "The error is not squared.", negative, lambda y, z, s: z - y),
        instead(
            "absolute_loss", "The loss is a distance, not its square.", own, lambda y, z, s: np.abs(y - z)
        ),
        instead(
            "loss_of_the_sum",
            "The loss looks at s.",
            "The neuron says z, so the loss compares y with z.",
            lambda y, z, s: (y - s) ** 2,
        ),
        instead(
            "minus_loss",
            "The loss has a minus in front.",
            "A square is never negative, and small is good.",
            lambda y, z, s: -((y - z) ** 2),
        ),
        instead("plus_in_the_loss", "The loss adds y and z.", own, lambda y, z, s: (y + z) ** 2),
        instead("two_squares", "y and z are squared one by one.", own, lambda y, z, s: y**2 - z**2),
        instead("two_squares_other_way", "y and z are squared one by one.", own, lambda y, z, s: z**2 - y**2),
        instead(
            "gradient_for_loss",
            "L is the derivative of the loss.",
            "The loss itself is asked: how far, times how far.",
            lambda y, z, s: 2 * (z - y),
        ),
        instead(
            "cross_entropy",
            "That is another loss, cross-entropy.",
            own,
            lambda y, z, s: -(y * np.log(z) + (1 - y) * np.log(1 - z)),
        ),
        instead(
            "only_output_squared",
            "Only z is squared, not the difference.",
            "Brackets are missing around y − z: Python takes the power first.",
            lambda y, z, s: y - z**2,
        ),
        instead(
            "only_target_squared",
            "Only y is squared, not the difference.",
            "Brackets are missing around the difference: Python takes the power first.",
            lambda y, z, s: z - y**2,
        ),
        instead(
            "output_squeezed_in_loss",
            "z is squeezed once more in the loss.",
            own,
            lambda y, z, s: (y - sigmoid(z)) ** 2,
        ),
        instead(
            "root_loss", "The loss is a root of the distance.", own, lambda y, z, s: np.sqrt(np.abs(y - z))
        ),
        instead("fourth_power", "The loss is squared twice.", own, lambda y, z, s: (y - z) ** 4),
        instead("output_for_loss", "L is z once more.", own, lambda y, z, s: z),
        instead("one_for_target", "The loss compares z with 1.", own, lambda y, z, s: (1 - z) ** 2),
        instead("product_in_the_loss", "The loss multiplies y and z.", own, lambda y, z, s: (y * z) ** 2),
        Instead(
            "mean_loss",
            "The loss is divided by the number of inputs.",
            "One neuron says one number, and its error is one square: nothing is averaged over the inputs.",
            lambda seen: (seen["y"] - seen["z"]) ** 2 / np.size(seen["x"]),
        ),
        instead("cubed", "The error is taken to another power.", own, lambda y, z, s: (y - z) ** 3),
        instead("target_missing", "The target y is not in the loss.", own, lambda y, z, s: z**2),
    )


STATIONS = (
    Station("s", lambda seen: np.sum(_products(seen)), "The weighted sum comes first.", _SUMS),
    Station(
        "z",
        lambda seen: sigmoid(seen["s"]),
        "Look at the squeeze between s and z.",
        (*_squeezes("s"), *_PRODUCTS_SQUEEZED),
    ),
    Station("L", lambda seen: (seen["y"] - seen["z"]) ** 2, "Look at the line of L, the loss.", _losses()),
)
