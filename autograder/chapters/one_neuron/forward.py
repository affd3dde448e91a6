"""The way forward through one neuron as data (E4.2): s, z and L, each from what stands before it."""

from __future__ import annotations

import numpy as np

from autograder.chapters.one_neuron.other_losses import OTHER_LOSSES
from autograder.chapters.one_neuron.other_squeezes import OTHER_CURVES, PRODUCTS_SQUEEZED
from autograder.chapters.one_neuron.other_sums import OTHER_SUMS, products
from autograder.chapters.reference import sigmoid
from autograder.engine.way_forward import Station

STATIONS = (
    Station("s", lambda seen: np.sum(products(seen)), "The weighted sum comes first.", OTHER_SUMS),
    Station(
        "z",
        lambda seen: sigmoid(seen["s"]),
        "Look at the squeeze between s and z.",
        (*OTHER_CURVES, *PRODUCTS_SQUEEZED),
    ),
    Station("L", lambda seen: (seen["y"] - seen["z"]) ** 2, "Look at the line of L, the loss.", OTHER_LOSSES),
)
