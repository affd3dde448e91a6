"""E6.3: ways back that begin with another number."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.chapters.reference import mse_grad
from autograder.chapters.three_layer_net.mistakes.road import START_STEP, at_step
from autograder.chapters.three_layer_net.mistakes.way_back import way_back
from autograder.engine.mistake import Mistake


def _batch_averaged(Yhat: Any, Y: Any) -> Any:
    d = 2 * (Yhat - Y)
    return np.broadcast_to(d.mean(axis=0), d.shape) / len(Y)


START = [
    Mistake(
        "wrong_sign",
        "The sign is turned round.",
        "Your numbers have the right size and the opposite direction. If you increase ŷ a little when it "
        "is already "
        "too big, should the loss grow or shrink? (The lecture's slide slips here too.)",
        START_STEP,
        way_back(start=lambda Yhat, Y: -mse_grad(Yhat, Y)),
        at_step(0, "the other way"),
    ),
    Mistake(
        "missing_two",
        "Everything is exactly half.",
        "Differentiate the square once more: which number comes down in front?",
        START_STEP,
        way_back(start=lambda Yhat, Y: (Yhat - Y) / len(Y)),
        at_step(0, "half of it"),
    ),
    Mistake(
        "sum_for_mean",
        "The 1/N is missing.",
        "Your gradient is exactly N times larger (N = number of rows). Sum or mean?",
        START_STEP,
        way_back(start=lambda Yhat, Y: 2 * (Yhat - Y)),
        at_step(0, "no 1/N"),
    ),
    Mistake(
        "mean_over_all_entries",
        "The loss divides by the outputs too.",
        "Our loss divides by the number of samples only (card in notebook 00); yours also divides by the "
        "number of "
        "outputs.",
        START_STEP,
        way_back(start=lambda Yhat, Y: 2 * (Yhat - Y) / Yhat.size),
        at_step(0, "1/(N·K)"),
    ),
    Mistake(
        "half_sum",
        "That is the start of another loss.",
        "Ŷ − Y alone belongs to ½ Σ (ŷ − y)². In ours stands no ½, and 1/N.",
        START_STEP,
        way_back(start=lambda Yhat, Y: Yhat - Y),
        at_step(0, "another loss"),
    ),
    Mistake(
        "loss_for_its_derivative",
        "The way back starts from the loss itself.",
        "The backward pass starts from the derivative of the loss; you started from its squares.",
        START_STEP,
        way_back(start=lambda Yhat, Y: (Yhat - Y) ** 2 / len(Y)),
        at_step(0, "the loss itself"),
    ),
    Mistake(
        "absolute_error",
        "The sign of the error is lost.",
        "You start from |Ŷ − Y|. Too high and too low would push the same way.",
        START_STEP,
        way_back(start=lambda Yhat, Y: 2 * np.abs(Yhat - Y) / len(Y)),
        at_step(0, "without sign"),
    ),
    Mistake(
        "sign_of_error",
        "Only the sign of the error starts.",
        "You start from +1 or −1. How wrong the net is should be heard as well.",
        START_STEP,
        way_back(start=lambda Yhat, Y: np.sign(Yhat - Y) / len(Y)),
        at_step(0, "sign alone"),
    ),
    Mistake(
        "slope_at_the_output",
        "There is a sigmoid at the output.",
        "In this network the last layer has no sigmoid. Trace the chain between ŷ and H₂ on the figure.",
        START_STEP,
        way_back(start=lambda Yhat, Y: mse_grad(Yhat, Y) * Yhat * (1 - Yhat)),
        at_step(0, "no squeeze here"),
    ),
    Mistake(
        "divided_by_N_twice",
        "1/N is in it twice.",
        "Everything is N times too small. How often does 1/N appear in the loss?",
        START_STEP,
        way_back(start=lambda Yhat, Y: mse_grad(Yhat, Y) / len(Y)),
        at_step(0, "1/N twice"),
    ),
    Mistake(
        "batch_averaged_first",
        "The errors were averaged over the batch first.",
        "All rows of your d are equal. Each sample has an error of its own; they are added up only in "
        "the products.",
        START_STEP,
        way_back(start=_batch_averaged),
        at_step(0, "averaged"),
    ),
]
