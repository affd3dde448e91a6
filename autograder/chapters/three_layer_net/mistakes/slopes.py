"""E6.3: ways back on which a sigmoid has another slope, or 1/N stands again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.chapters.reference import sigmoid
from autograder.chapters.three_layer_net.mistakes.road import SLOPE_STEP, at_step
from autograder.chapters.three_layer_net.mistakes.way_back import way_back
from autograder.engine.mistake import Mistake


def _both(slope: Callable[[Any, Any], Any]) -> Callable[..., tuple[Any, Any, Any]]:
    return way_back(slope2=slope, slope1=slope)


SLOPES = [
    Mistake(
        "missing_sigmoid_slope",
        "The slope of the sigmoid is missing.",
        "You came back through the weights but not through the sigmoids. Every forward box needs its "
        "backward box.",
        SLOPE_STEP,
        _both(lambda O, H: 1.0),
        at_step(2, "no step here", missing=True),
    ),
    Mistake(
        "slope_of_the_sum",
        "The slope is taken of the wrong thing.",
        "u(1 − u) is the derivative of σ only when u already is σ of something. You put H in its place.",
        SLOPE_STEP,
        _both(lambda O, H: H * (1 - H)),
        at_step(2, "H instead of O"),
    ),
    Mistake(
        "sigmoid_twice",
        "The sigmoid is applied twice.",
        "You squeezed the activation a second time. Which quantity does the chapter put into O(1 − O)?",
        SLOPE_STEP,
        _both(lambda O, H: sigmoid(O) * (1 - sigmoid(O))),
        at_step(2, "σ of σ"),
    ),
    Mistake(
        "slope_is_O",
        "Half of the sigmoid's slope is there.",
        "Your slope is O alone. Where O is near 1 the curve is flat, yet your factor is near 1 too.",
        SLOPE_STEP,
        _both(lambda O, H: O),
        at_step(2, "O alone"),
    ),
    Mistake(
        "slope_is_one_minus_O",
        "Half of the sigmoid's slope is there.",
        "Your slope is 1 − O alone. Where O is near 0 the curve is flat, yet your factor is near 1.",
        SLOPE_STEP,
        _both(lambda O, H: 1 - O),
        at_step(2, "1 − O alone"),
    ),
    Mistake(
        "tanh_slope",
        "That is the slope of another curve.",
        "1 − O² belongs to tanh. Plot your slope over H: is its highest point 1/4, at 0?",
        SLOPE_STEP,
        _both(lambda O, H: 1 - O**2),
        at_step(2, "slope of tanh"),
    ),
    Mistake(
        "relu_mask",
        "That is the slope of another bend.",
        "1 for positive H and 0 else is the slope of ReLU. Here the squeeze is a sigmoid.",
        SLOPE_STEP,
        _both(lambda O, H: (H > 0) * 1.0),
        at_step(2, "slope of ReLU"),
    ),
    Mistake(
        "slope_squared",
        "The slope of the sigmoid is in it twice.",
        "You met the same slope two times on one road. How often does the road go through each sigmoid?",
        SLOPE_STEP,
        _both(lambda O, H: (O * (1 - O)) ** 2),
        at_step(2, "twice"),
    ),
    Mistake(
        "divided_by_slope",
        "The slope of the sigmoid divides instead of multiplying.",
        "A sleeping neuron, whose slope is near 0, would be shouted at with your formula. Should it be?",
        SLOPE_STEP,
        _both(lambda O, H: 1 / (O * (1 - O))),
        at_step(2, "divides"),
    ),
    Mistake(
        "missing_slope_layer_1",
        "The sigmoid of layer 1 has no backward step.",
        "One of the two sigmoids has no backward step. Count them.",
        SLOPE_STEP,
        way_back(slope1=lambda O, H: 1.0),
        at_step(4, "no step here", missing=True),
    ),
    Mistake(
        "missing_slope_layer_2",
        "The sigmoid of layer 2 has no backward step.",
        "One of the two sigmoids has no backward step. Count them.",
        SLOPE_STEP,
        way_back(slope2=lambda O, H: 1.0),
        at_step(2, "no step here", missing=True),
    ),
    Mistake(
        "slopes_exchanged_with_H_layer_1",
        "The slope of layer 1 is taken of the wrong thing.",
        "In one of the two steps you put H where the other has O.",
        SLOPE_STEP,
        way_back(slope1=lambda O, H: H * (1 - H)),
        at_step(4, "H instead of O"),
    ),
    Mistake(
        "divided_by_N_at_each_layer",
        "1/N is applied at every layer.",
        "The last layer is right, each earlier one is N times too small. How many times does 1/N appear "
        "in the loss?",
        SLOPE_STEP,
        way_back(fade=lambda N: 1 / N),
        at_step(1, "1/N again"),
    ),
]
