"""What people do to the gradient that arrives at a sigmoid, instead of the slope or besides it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.other_factors import ROAD, Make, slope_of
from autograder.chapters.reference import sigmoid
from autograder.engine.way_back import Otherwise


def _mixed(number: int, product: Callable[[Any, Any], Any]) -> Make:
    """@ where * is meant."""
    return lambda o, h: Otherwise(
        f"matrix_product_{number}",
        "@ mixes the cells where {slope} works cell by cell",
        "A squeeze acts cell by cell, and so does its way back: each cell has its own slope.",
        lambda d, env: product(d, slope_of(env[o])),
        "@ for *",
    )


OTHER_ARRIVALS: tuple[Make, ...] = (
    lambda o, h: Otherwise(
        "slope_of_what_arrives",
        "{slope} is taken at what arrives, not at {H}",
        "You take the slope at the arriving gradient; it says how steep the curve is where the sum stood "
        "on the way forward. Change {H}: does your factor move?",
        lambda d, env: d * sigmoid(d) * (1 - sigmoid(d)),
        "slope of d",
    ),
    lambda o, h: Otherwise(
        "u_is_what_arrives",
        "{slope} is taken of what arrives, not of {O}",
        "Your u in u(1 − u) is the gradient that arrives. Which quantity of the way forward is meant?",
        lambda d, env: d * d * (1 - d),
        "slope of d",
    ),
    lambda o, h: Otherwise(
        "arrives_alone_bent",
        "{slope} is made of what arrives alone",
        "Your u in u(1 − u) is the gradient that arrives. Which quantity of the way forward is meant?",
        lambda d, env: d * (1 - d),
        "slope of d",
    ),
    lambda o, h: Otherwise(
        "squeezed_what_arrives",
        "what arrives is squeezed before {slope} is put in",
        "The squeeze belongs to {H} on the way forward; a gradient is only multiplied.",
        lambda d, env: sigmoid(d) * slope_of(env[o]),
        "σ of d",
    ),
    lambda o, h: Otherwise(
        "gradient_squeezed",
        "what arrives is squeezed, where {slope} is meant",
        "The squeeze belongs to {H} on the way forward; a gradient is only multiplied.",
        lambda d, env: sigmoid(d),
        "σ of d",
    ),
    lambda o, h: Otherwise(
        "added_along_the_path",
        "{slope} is added, not multiplied",
        ROAD,
        lambda d, env: d + slope_of(env[o]),
        "added",
    ),
    lambda o, h: Otherwise(
        "slope_taken_off",
        "{slope} is taken off, not multiplied",
        ROAD,
        lambda d, env: d - slope_of(env[o]),
        "taken off",
    ),
    lambda o, h: Otherwise(
        "only_local_slope",
        "what arrives is not used, {slope} goes on alone",
        "It says how the box bends, but not how much the loss cares. Where is what comes from the loss?",
        lambda d, env: np.broadcast_to(slope_of(env[o]), np.shape(d)) + 0.0,
        "slope alone",
    ),
    lambda o, h: Otherwise(
        "arrival_squared",
        "what arrives is squared on its way through {slope}",
        "What arrives is multiplied once by the slope. Where does it meet itself?",
        lambda d, env: d * d * slope_of(env[o]),
        "squared",
    ),
    lambda o, h: Otherwise(
        "sign_of_arrival",
        "only the sign of what arrives goes through {slope}",
        "How much the loss cares is lost. What happened to the size?",
        lambda d, env: np.sign(d) * slope_of(env[o]),
        "sign alone",
    ),
    lambda o, h: Otherwise(
        "size_of_arrival",
        "the sign of what arrives is lost at {slope}",
        "Too high and too low would push the same way.",
        lambda d, env: np.abs(d) * slope_of(env[o]),
        "sign lost",
    ),
    lambda o, h: Otherwise(
        "cut_at_zero",
        "what arrives is cut at 0 on its way through {slope}",
        "A negative gradient is a push the other way, and counts as much.",
        lambda d, env: np.maximum(d, 0) * slope_of(env[o]),
        "cut at 0",
    ),
    *(
        _mixed(number, mixed)
        for number, mixed in enumerate(
            (
                lambda d, slope: np.transpose(d) @ slope,
                lambda d, slope: slope @ np.transpose(d),
                lambda d, slope: d @ np.transpose(slope),
            )
        )
    ),
)
