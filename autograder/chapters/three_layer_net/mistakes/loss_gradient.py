"""E6.1: what people write for the gradient of the loss."""

from __future__ import annotations

import numpy as np

from autograder.chapters.reference import mse_grad
from autograder.chapters.three_layer_net.mistakes.loss import LOSS_FORM, residual
from autograder.engine.mistake import Mistake

MSE_GRAD = (
    Mistake(
        "brackets_around_the_error",
        "Brackets are missing: the 2 reaches Yhat alone.",
        "Python multiplies before it subtracts. What does the 2 multiply in the derivative of a square?",
        LOSS_FORM,
        lambda Yhat, Y: (2 * Yhat - Y) / len(Y),
    ),
    Mistake(
        "wrong_sign",
        "The sign is turned round.",
        "If ŷ grows a little when it is already too big, does the loss grow or shrink?",
        LOSS_FORM,
        lambda Yhat, Y: -mse_grad(Yhat, Y),
    ),
    Mistake(
        "missing_two",
        "Everything is exactly half.",
        "Differentiate the square once more: which number comes down in front?",
        LOSS_FORM,
        lambda Yhat, Y: residual(Yhat, Y) / len(Y),
    ),
    Mistake(
        "gradient_of_the_sum",
        "The 1/N is missing.",
        "Your gradient is exactly N times too large (N = number of rows). What does the loss divide by?",
        LOSS_FORM,
        lambda Yhat, Y: 2 * residual(Yhat, Y),
    ),
    Mistake(
        "gradient_of_half_sum",
        "That is the gradient of another loss.",
        "Ŷ − Y alone belongs to ½ Σ (ŷ − y)². In ours stands no ½, and 1/N.",
        LOSS_FORM,
        lambda Yhat, Y: residual(Yhat, Y),
    ),
    Mistake(
        "gradient_of_full_mean",
        "The gradient divides by the outputs too.",
        "Our loss divides by the number of samples only (card in notebook 00); yours also divides by K.",
        LOSS_FORM,
        lambda Yhat, Y: 2 * residual(Yhat, Y) / np.size(Y),
    ),
    Mistake(
        "loss_for_its_derivative",
        "The squares came back, not their derivative.",
        "How much does the loss move when one cell of Ŷ does?",
        LOSS_FORM,
        lambda Yhat, Y: residual(Yhat, Y) ** 2 / len(Y),
    ),
    Mistake(
        "sign_lost",
        "The sign of the error is lost.",
        "Too high and too low would push the same way.",
        LOSS_FORM,
        lambda Yhat, Y: 2 * np.abs(residual(Yhat, Y)) / len(Y),
    ),
    Mistake(
        "gradient_added_up",
        "The gradient is added to one number.",
        "Each cell of Ŷ has a gradient of its own.",
        LOSS_FORM,
        lambda Yhat, Y: np.sum(mse_grad(Yhat, Y)),
    ),
    Mistake(
        "gradient_averaged",
        "The gradient is added up over the samples.",
        "Each sample has a row of its own: the result has the shape of Ŷ.",
        LOSS_FORM,
        lambda Yhat, Y: np.mean(2 * residual(Yhat, Y), axis=0),
    ),
    Mistake(
        "another_sign",
        "The gradient adds Yhat and Y.",
        "Where Yhat is right the gradient is 0. Is yours?",
        LOSS_FORM,
        lambda Yhat, Y: 2 * (np.asarray(Yhat) + Y) / len(Y),
    ),
    Mistake(
        "target_missing",
        "The target Y does not appear in the gradient.",
        "Where Yhat is right the gradient is 0. Is yours?",
        LOSS_FORM,
        lambda Yhat, Y: 2 * np.asarray(Yhat, dtype=float) / len(Y),
    ),
    Mistake(
        "sign_alone",
        "Only the sign of the error is in the gradient.",
        "A larger error should push harder.",
        LOSS_FORM,
        lambda Yhat, Y: np.sign(residual(Yhat, Y)) / len(Y),
    ),
    Mistake(
        "gradient_summed_over_outputs",
        "The gradient is added up over the outputs.",
        "Each cell of Yhat has a gradient of its own: the result has the shape of Yhat.",
        LOSS_FORM,
        lambda Yhat, Y: mse_grad(Yhat, Y).sum(axis=1),
    ),
    Mistake(
        "gradient_by_K",
        "The gradient divides by the outputs.",
        "N is the number of rows. You divided by the number of columns.",
        LOSS_FORM,
        lambda Yhat, Y: 2 * residual(Yhat, Y) / np.shape(Y)[1],
    ),
    Mistake(
        "gradient_slope_of_sigmoid",
        "A slope is in the gradient of the loss.",
        "The last layer is linear, and the loss knows nothing of sigmoids.",
        LOSS_FORM,
        lambda Yhat, Y: mse_grad(Yhat, Y) * Yhat * (1 - np.asarray(Yhat)),
    ),
    Mistake(
        "divides_by_error",
        "The error divides instead of multiplying.",
        "A larger error should push harder.",
        LOSS_FORM,
        lambda Yhat, Y: 2 / residual(Yhat, Y) / len(Y),
    ),
)
