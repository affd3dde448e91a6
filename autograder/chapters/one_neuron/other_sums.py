"""What people write for s, the weighted sum."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.way_forward import Instead, Seen, one_number


def products(seen: Seen) -> Any:
    return seen["x"] * seen["w"]


def _first(count: int) -> Any:
    return lambda seen: np.sum(products(seen)[:count])


_EACH = "There may be any number of inputs. Which of them does your sum reach?"

OTHER_SUMS = (
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
        "last_left_out", "The last input is left out of s.", _EACH, lambda seen: np.sum(products(seen)[:-1])
    ),
    Instead(
        "first_left_out", "The first input is left out of s.", _EACH, lambda seen: np.sum(products(seen)[1:])
    ),
    Instead("last_input_only", "Only the last input is in s.", _EACH, lambda seen: products(seen)[-1]),
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
        lambda seen: np.prod(products(seen)),
    ),
    Instead(
        "sizes_of_products",
        "The signs are lost in s.",
        "A negative weight takes something off.",
        lambda seen: np.sum(np.abs(products(seen))),
    ),
    Instead(
        "sign_of_the_sum",
        "The sign of s is turned round.",
        "s is what the products add up to, as they are.",
        lambda seen: -np.sum(products(seen)),
    ),
    Instead(
        "largest_product",
        "s is the largest product.",
        "The neuron adds all of them.",
        lambda seen: np.max(products(seen)),
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
        lambda seen: np.sum(seen["x"] * products(seen)),
    ),
    Instead(
        "weights_squared",
        "The weights are squared in s.",
        "Each weight says how loud its input is heard, once.",
        lambda seen: np.sum(seen["w"] * products(seen)),
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
        lambda seen: np.sum(products(seen)) + seen["y"],
    ),
    Instead(
        "target_taken_off",
        "The target y is taken off s.",
        "y is what the neuron should say; it is met only in the loss.",
        lambda seen: np.sum(products(seen)) - seen["y"],
    ),
    Instead(
        "sum_squared",
        "The sum s is squared.",
        "s is what the products add up to, and may be negative.",
        lambda seen: np.sum(products(seen)) ** 2,
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
            lambda seen, digits=digits: np.round(np.sum(products(seen)), digits),
        )
        for digits in (1, 2, 3, 4)
    ),
)
