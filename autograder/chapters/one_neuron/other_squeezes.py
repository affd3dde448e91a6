"""What people write for z, the squeeze of s."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chapters.one_neuron.other_sums import products
from autograder.chapters.reference import sigmoid
from autograder.engine.way_forward import Instead


def _curve(id_: str, name: str, hint: str, curve: Any) -> Instead:
    """s goes through another curve."""
    return Instead(id_, name, hint, lambda seen: curve(seen["s"]))


OTHER_CURVES = (
    _curve(
        "missing_sigmoid",
        "The squeeze is missing.",
        "Your z is s itself. Between s and z stands the sigmoid.",
        lambda s: s,
    ),
    _curve(
        "exponent_sign",
        "z is squeezed upside down.",
        "When s grows your z falls. Look at the sign in the exponent of σ.",
        lambda s: sigmoid(-s),
    ),
    _curve(
        "tanh",
        "z is squeezed by another curve, tanh.",
        "Your z can be negative; σ lies between 0 and 1.",
        np.tanh,
    ),
    _curve(
        "relu",
        "z is bent by ReLU, not squeezed.",
        "Your z has no upper end; σ lies between 0 and 1.",
        lambda s: np.maximum(s, 0),
    ),
    _curve(
        "sigmoid_twice",
        "The sigmoid is applied twice.",
        "z is squeezed once, on its way from s.",
        lambda s: sigmoid(sigmoid(s)),
    ),
    _curve(
        "step",
        "z is a step, 0 or 1.",
        "σ rises smoothly between them.",
        lambda s: np.where(s > 0, 1.0, 0.0),
    ),
    _curve(
        "slope_for_sigmoid",
        "z is the slope of the curve.",
        "σ itself is asked, not how steep it is.",
        lambda s: sigmoid(s) * (1 - sigmoid(s)),
    ),
    _curve(
        "exponent_missing_one",
        "z is a power of e alone.",
        "σ is a fraction, with a 1 beside the power.",
        np.exp,
    ),
)

PRODUCTS_SQUEEZED = (
    Instead(
        "products_squeezed",
        "The products are squeezed one by one, and then added.",
        "The neuron adds first: z is the squeeze of s.",
        lambda seen: np.sum(sigmoid(products(seen))),
    ),
    Instead(
        "mean_of_squeezed_products",
        "The products are squeezed one by one, and then averaged.",
        "The neuron adds first: z is the squeeze of s.",
        lambda seen: np.mean(sigmoid(products(seen))),
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
        lambda seen: sigmoid(products(seen)[-1]),
    ),
    Instead(
        "first_product_squeezed",
        "Only the first product is squeezed.",
        "z is the squeeze of s, of the whole sum.",
        lambda seen: sigmoid(products(seen)[0]),
    ),
)
