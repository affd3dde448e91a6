"""E6.1: what people write for the loss."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.engine.mistake import Mistake

LOSS_FORM = (
    "The notation card says *L* = (1/N) Σ (ŷ − y)², summed over samples and outputs, divided by the "
    "number of "
    "samples N alone. So ∂L/∂Ŷ is (2/N)(Ŷ − Y).",
    "Two samples, one output, Ŷ = (3, 1), Y = (1, 2): the squares are 4 and 1, so *L* = 5/2 = 2.5. With "
    "2/N = 1 the "
    "gradient is 1 · 2 = 2 for the first sample and 1 · −1 = −1 for the second.",
)


def residual(Yhat: Any, Y: Any) -> Any:
    return np.asarray(Yhat, dtype=float) - np.asarray(Y, dtype=float)


MSE = (
    Mistake(
        "largest_square",
        "Only the largest square came back.",
        "The others are smaller, and part of the sum.",
        LOSS_FORM,
        lambda Yhat, Y: np.max((Yhat - Y) ** 2),
    ),
    Mistake(
        "mean_over_all_entries",
        "The loss divides by the outputs too.",
        "Our loss divides by the number of samples only (card in notebook 00); yours also divides by K. "
        "Is it a "
        "`mean` over everything?",
        LOSS_FORM,
        lambda Yhat, Y: np.mean(residual(Yhat, Y) ** 2),
    ),
    Mistake(
        "sum_for_mean",
        "The 1/N is missing.",
        "Your loss is exactly N times too large (N = number of rows). Sum or mean?",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(residual(Yhat, Y) ** 2),
    ),
    Mistake(
        "half_mean",
        "The loss is exactly half.",
        "Some books put ½ before the sum. The loss of this course does not (card in notebook 00).",
        LOSS_FORM,
        lambda Yhat, Y: 0.5 * np.sum(residual(Yhat, Y) ** 2) / len(Y),
    ),
    Mistake(
        "half_sum",
        "That is another loss.",
        "½ Σ (ŷ − y)² is used in other books. In ours stands no ½, and 1/N.",
        LOSS_FORM,
        lambda Yhat, Y: 0.5 * np.sum(residual(Yhat, Y) ** 2),
    ),
    Mistake(
        "not_squared",
        "The errors are not squared.",
        "Too high and too low cancel each other in your loss.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(residual(Yhat, Y)) / len(Y),
    ),
    Mistake(
        "absolute_error",
        "The errors are not squared.",
        "You added up distances. L takes each distance times itself.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(np.abs(residual(Yhat, Y))) / len(Y),
    ),
    Mistake(
        "root",
        "A root is drawn.",
        "The loss is the mean of the squares itself. The root would change every gradient.",
        LOSS_FORM,
        lambda Yhat, Y: np.sqrt(np.sum(residual(Yhat, Y) ** 2) / len(Y)),
    ),
    Mistake(
        "square_of_the_sum",
        "You squared after adding.",
        "Errors of opposite sign cancel before they are squared. First the square, then the sum.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(residual(Yhat, Y)) ** 2 / len(Y),
    ),
    Mistake(
        "divided_by_K",
        "The loss divides by the outputs.",
        "N is the number of rows. You divided by the number of columns.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(residual(Yhat, Y) ** 2) / np.shape(Y)[1],
    ),
    Mistake(
        "one_per_sample",
        "There is a loss for every sample.",
        "The loss is one number: what do you do over the samples?",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(residual(Yhat, Y) ** 2, axis=1),
    ),
    Mistake(
        "one_for_each_entry",
        "The squares are not added up.",
        "You have a loss for every single entry. L is one number: what do you do over samples and outputs?",
        LOSS_FORM,
        lambda Yhat, Y: residual(Yhat, Y) ** 2 / len(Y),
    ),
    Mistake(
        "squares_alone",
        "The squares are not added up.",
        "You have the square of every single entry. L is one number, their sum divided by N.",
        LOSS_FORM,
        lambda Yhat, Y: residual(Yhat, Y) ** 2,
    ),
    Mistake(
        "first_output_only",
        "Only the first output counts.",
        "L adds up the squares of all outputs of all samples. Which index is fixed in yours?",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(residual(Yhat, Y)[:, 0] ** 2) / len(Y),
    ),
    Mistake(
        "last_sample_only",
        "Only the last sample counts.",
        "L adds up the squares of all samples. Is there an = where += should be?",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(residual(Yhat, Y)[-1] ** 2) / len(Y),
    ),
    Mistake(
        "last_sample_left_out",
        "The last sample is left out.",
        "Does the loop end one too early? N counts all samples.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(residual(Yhat, Y)[:-1] ** 2) / len(Y),
    ),
    Mistake(
        "one_less_than_N",
        "The loss divides by N − 1.",
        "That is the variance of a sample. Our loss divides by the number of samples (card in notebook 00).",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(residual(Yhat, Y) ** 2) / (len(Y) - 1),
    ),
    Mistake(
        "squares_of_each",
        "Yhat and Y are squared one by one.",
        "First the difference, then its square.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(np.square(Yhat) - np.square(Y)) / len(Y),
    ),
    Mistake(
        "norm_alone",
        "A root is drawn.",
        "You have the root of the sum of the squares of Yhat − Y, divided by N.",
        LOSS_FORM,
        lambda Yhat, Y: np.sqrt(np.sum(residual(Yhat, Y) ** 2)) / len(Y),
    ),
    Mistake(
        "cross_entropy",
        "That is another loss, cross-entropy.",
        "A logarithm has no place here: L is made of squares (card in notebook 00).",
        LOSS_FORM,
        lambda Yhat, Y: -np.sum(np.asarray(Y) * np.log(np.abs(Yhat))) / len(Y),
    ),
)
