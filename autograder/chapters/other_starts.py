"""What people do instead of the step that leaves the loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.way_back import Env, Otherwise


def _softmax(P: Any) -> Any:
    if np.ndim(P) < 2 or np.shape(P)[1] < 2:
        raise ValueError("one output has no shares")
    powers = np.exp(P - np.max(P, axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


Make = Callable[[str, str, Callable[[Env], float]], Otherwise]  # (keys of ŷ and y, env -> N) -> one of them

_ASKS = "Which difference does the loss square, and what is left of it when it is differentiated?"
_ROWS = "Each sample has an error of its own; they meet only in the products."


def _start(id_: str, says: str, ask: str, of: Callable[[Any, Any], Any], label: str = "") -> Make:
    """Something else of (ŷ, y), divided by N."""
    return lambda yhat, y, over: Otherwise(
        id_, says, ask, lambda d, env: of(env[yhat], env[y]) / over(env), label
    )


def _batch(of: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """The same for every sample, made of the errors of all."""

    def act(P: Any, Y: Any) -> Any:
        if np.ndim(P) < 2:
            raise ValueError("no batch")
        return of(2 * (P - Y)) + 0 * P

    return act


_STARTS: tuple[Make, ...] = (
    _start(
        "loss_for_its_derivative",
        "the way back starts from the loss itself",
        "It has to start from the derivative of the loss. How much does L change when {P} does?",
        lambda P, Y: (P - Y) ** 2,
        "the loss itself",
    ),
    _start(
        "target_missing",
        "the target {Y} does not appear in the step that leaves the loss",
        f"How wrong the answer is depends on {{Y}}. {_ASKS}",
        lambda P, Y: 2 * P,
        "without {Y}",
    ),
    _start(
        "target_alone",
        "the target {Y} stands where the error should",
        f"The way back starts from how wrong {{P}} is. {_ASKS}",
        lambda P, Y: 2 * Y,
        "{Y} alone",
    ),
    _start(
        "plus_in_the_error",
        "the start has {P} + {Y}, a plus where the loss has a minus",
        f"{{P}} may be right, and yet your start is not 0. {_ASKS}",
        lambda P, Y: 2 * (P + Y),
        "a sign in it",
    ),
    _start(
        "target_squared",
        "the target {Y} is squared in the step that leaves the loss",
        _ASKS,
        lambda P, Y: 2 * (P - Y**2),
        "{Y} squared",
    ),
    _start(
        "output_squared",
        "{P} is squared in the step that leaves the loss",
        _ASKS,
        lambda P, Y: 2 * (P**2 - Y),
        "{P} squared",
    ),
    _start(
        "both_squared",
        "the start squares {P} and {Y} one by one",
        _ASKS,
        lambda P, Y: 2 * (P**2 - Y**2),
        "two squares",
    ),
    _start(
        "brackets_around_the_error",
        "brackets are missing around the error: the 2 reaches {P} alone",
        "Python multiplies before it subtracts. What does the 2 multiply in the derivative of a square?",
        lambda P, Y: 2 * P - Y,
        "no brackets",
    ),
    _start(
        "softmax_start",
        "{P} goes through a softmax before the error is taken",
        "The last layer is linear, and the loss compares {P} itself with {Y}.",
        lambda P, Y: 2 * (_softmax(P) - Y),
        "a softmax",
    ),
    _start(
        "sigmoid_start",
        "{P} is squeezed once more before the error is taken",
        "The loss compares {P} itself with {Y}.",
        lambda P, Y: 2 * (sigmoid(P) - Y),
        "σ of {P}",
    ),
    _start(
        "error_cubed",
        "the start has the error to the third power",
        _ASKS,
        lambda P, Y: 2 * (P - Y) ** 3,
        "cubed",
    ),
    _start(
        "multiplied_by_y",
        "the target {Y} became a factor",
        "In the loss {Y} stands beside {P}, in a difference. Which factor does a difference leave?",
        lambda P, Y: 2 * (P - Y) * Y,
        "times {Y}",
    ),
    _start(
        "multiplied_by_output",
        "{P} became a factor of the step that leaves the loss",
        "Which factor is left when the square is differentiated?",
        lambda P, Y: 2 * (P - Y) * P,
        "times {P}",
    ),
    _start(
        "product_for_difference",
        "the start multiplies {P} and {Y}",
        _ASKS,
        lambda P, Y: 2 * P * Y,
        "a product",
    ),
    _start(
        "one_minus_y",
        "the start has 1 − {Y} for the error",
        _ASKS,
        lambda P, Y: 2 * (1 - Y) + 0 * P,
        "1 − {Y}",
    ),
    _start(
        "one_minus_output",
        "the start has 1 − {P} for the error",
        _ASKS,
        lambda P, Y: 2 * (1 - P),
        "1 − {P}",
    ),
    _start(
        "absolute_error",
        "the sign of the error is lost",
        "You start from the distance alone. Too high and too low would push the same way.",
        lambda P, Y: 2 * np.abs(P - Y),
        "without sign",
    ),
    _start(
        "sign_of_error",
        "only the sign of the error starts",
        "You start from +1 or −1. How wrong the answer is should be heard as well.",
        lambda P, Y: np.sign(P - Y),
        "sign alone",
    ),
    _start(
        "only_local_slopes",
        "how wrong the answer is does not appear",
        "You took how each box bends, not how much the loss cares. Change {Y}: the result stays.",
        lambda P, Y: np.ones_like(P),
        "no step here",
    ),
    _start(
        "divided_by_error",
        "the error divides instead of multiplying",
        "A larger error should push harder.",
        lambda P, Y: 2 / (P - Y),
        "divides",
    ),
    _start(
        "error_times_its_size",
        "the error is multiplied by its own size at the start",
        _ASKS,
        lambda P, Y: (P - Y) * np.abs(P - Y),
        "its own size",
    ),
    _start(
        "batch_averaged_first",
        "the errors were averaged over the batch first",
        _ROWS,
        _batch(lambda r: r.mean(axis=0)),
        "averaged",
    ),
    _start(
        "outputs_averaged_first",
        "the errors were averaged over the outputs first",
        "Each output has an error of its own.",
        _batch(lambda r: r.mean(axis=1, keepdims=True)),
        "averaged",
    ),
    _start(
        "first_error_for_all",
        "every sample starts with the error of the first",
        _ROWS,
        _batch(lambda r: r[0]),
        "first one only",
    ),
    _start(
        "one_error_for_all",
        "one mean error starts for every sample and output",
        _ROWS,
        _batch(lambda r: r.mean()),
        "averaged",
    ),
)


def starts(yhat: str, y: str, over: Callable[[Env], float]) -> tuple[Otherwise, ...]:
    """Instead of 2(ŷ − y)/N. over : env -> N, 1 where there is one sample."""
    return tuple(make(yhat, y, over) for make in _STARTS)


def output_slopes(yhat: str) -> tuple[Otherwise, ...]:
    """A slope at the output of a net whose last layer is linear; the start is right besides."""
    ask = "In this network the last layer has no sigmoid. Trace the chain between ŷ and H₂ on the figure."

    def act(slope: Callable[[Any], Any]) -> Callable[[Any, Env], Any]:
        return lambda d, env: env["start"] * slope(env[yhat])

    there = "there is a slope at the output, where no sigmoid is"
    return (
        Otherwise("slope_at_the_output", there, ask, act(lambda P: P * (1 - P)), "no squeeze here"),
        Otherwise(
            "slope_at_the_output_squeezed",
            there,
            ask,
            act(lambda P: sigmoid(P) * (1 - sigmoid(P))),
            "no squeeze here",
        ),
        Otherwise(
            "tanh_at_the_output",
            "there is a slope of tanh at the output, which is linear",
            ask,
            act(lambda P: 1 - P**2),
            "no squeeze here",
        ),
        Otherwise(
            "relu_at_the_output",
            "there is a slope of ReLU at the output, which is linear",
            ask,
            act(lambda P: (P > 0) * 1.0),
            "no squeeze here",
        ),
        Otherwise(
            "cross_entropy",
            "the start is that of another loss, cross-entropy",
            "Your start divides by Ŷ(1 − Ŷ). L in this course is a square.",
            lambda d, env: (env[yhat] - env["Y"]) / (env[yhat] * (1 - env[yhat])) / env["N"],
            "another loss",
        ),
    )
