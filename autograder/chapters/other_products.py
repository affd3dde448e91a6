"""What people do instead of the way back through a matrix product, and of what leaves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.chapters.reference import sigmoid
from autograder.engine.way_back import Env, Otherwise

_RESHAPED = (
    "Reshaping keeps the order of the numbers and cuts them into other rows; a transpose exchanges rows "
    "and columns."
)


Through = Callable[[str, str], Otherwise]  # (key of w, key of what met it on the way forward) -> one of them

_UNDO = "The way back is not undoing. How much does the sum move when what went in moves?"
_SIZE = "How far a push moves the sum depends on how large the weight is."


def _through(id_: str, says: str, ask: str, of: Callable[[Any], Any], label: str = "") -> Through:
    """d times the transpose of something made of w, worked out once for each env."""

    def make(w: str, a: str) -> Otherwise:
        def act(d: Any, env: Env) -> Any:
            matrix = env.get((id_, w))
            if matrix is None:
                matrix = env[id_, w] = of(env[w])
            return d @ np.transpose(matrix)

        return Otherwise(id_, says, ask, act, label)

    return make


_THROUGH: tuple[Through, ...] = (
    _through(
        "divided_by_weights",
        "what comes back is divided by {W} instead of multiplied",
        _UNDO,
        lambda W: 1 / W,
        "divides",
    ),
    lambda w, a: Otherwise(
        "inverse_for_transpose",
        "{W} is undone by an inverse, where its transpose is meant",
        _UNDO,
        lambda d, env: d @ _inverse(env, w),
        "undone",
    ),
    lambda w, a: Otherwise(
        "gradient_for_weights",
        "what comes back goes through the gradient of {W}, not through {W} itself",
        "How far a push moves the sum depends on the weights, not on their gradient.",
        lambda d, env: d @ (d.T @ env[a]),
        "d{W} for {W}",
    ),
    _through("signs_of_weights", "only the sign of {W} is in the way back", _SIZE, np.sign, "sign only"),
    _through(
        "sizes_of_weights",
        "the sign of {W} is lost on the way back",
        "A negative weight turns a push round.",
        np.abs,
        "sign lost",
    ),
    _through("weights_squared", "{W} is squared on the way back", _SIZE, lambda W: W**2, "squared"),
    _through("ones_for_weights", "a 1 stands where {W} should be", _SIZE, np.ones_like, "without {W}"),
    _through(
        "reshaped_weights",
        "{W} is reshaped, not transposed",
        _RESHAPED,
        lambda W: np.transpose(np.reshape(W, np.shape(W)[::-1])),
        "reshaped",
    ),
    _through(
        "squeezed_weights",
        "{W} is squeezed on the way back",
        "The squeeze belongs to the sums, not to the weights.",
        sigmoid,
        "σ of {W}",
    ),
    _through(
        "softened_weights",
        "{W} carries a slope of its own on the way back",
        "The product has no slope but its weights.",
        lambda W: W * (1 - W),
        "a slope",
    ),
    _through(
        "first_weights_for_all",
        "every input comes back through the weights of the first",
        "Each input has a row of weights of its own.",
        lambda W: W[:1] + 0 * W,
        "first row only",
    ),
    _through(
        "mean_weights",
        "{W} is averaged on the way back",
        "Each input has a row of weights of its own.",
        lambda W: W.mean(axis=0, keepdims=True) + 0 * W,
        "averaged",
    ),
    lambda w, a: Otherwise(
        "arrival_missing",
        "what arrives is not used on the way through {W}",
        "How much does the loss care about each sum? That number has to travel along.",
        lambda d, env: np.ones_like(d) @ np.transpose(env[w]),
        "without d",
    ),
    lambda w, a: Otherwise(
        "samples_averaged",
        "what arrives is averaged over the batch on the way through {W}",
        "Each sample goes back by itself.",
        lambda d, env: (d.mean(axis=0, keepdims=True) + 0 * d) @ np.transpose(env[w]),
        "averaged",
    ),
    lambda w, a: Otherwise(
        "samples_summed",
        "what arrives is added up over the batch on the way through {W}",
        "Each sample goes back by itself; they meet in the gradients of the weights.",
        lambda d, env: (d.sum(axis=0, keepdims=True) + 0 * d) @ np.transpose(env[w]),
        "added up",
    ),
)


def through_weights(w: str, a: str) -> tuple[Otherwise, ...]:
    """Instead of d · wᵀ. a : key of what met w on the way forward, for what is made of its gradient."""
    return tuple(make(w, a) for make in _THROUGH)


def _inverse(env: Env, w: str) -> Any:
    if ("inverse", w) not in env:
        env["inverse", w] = np.linalg.pinv(env[w])
    return env["inverse", w]


Leaf = Callable[[str], Otherwise]  # key of what the weights met on the way forward -> one of them

_MEETS = "What did this weight matrix multiply on the way forward? That is what meets d again."
_SUMS = "A sum of products is not a product of sums. What happens to one sample before samples are added?"
_MIDDLE = "Change a middle row of the batch: `{result}` does not move. "


def _met(id_: str, says: str, ask: str, of: Callable[[Any], Any], label: str = "") -> Leaf:
    """d meets something made of a."""
    return lambda a: Otherwise(id_, says, ask, lambda d, env: np.transpose(of(env[a])) @ d, label)


def _made(id_: str, says: str, ask: str, of: Callable[[Any, Any], Any], label: str = "") -> Leaf:
    """Something else of (a, d)."""
    return lambda a: Otherwise(id_, says, ask, lambda d, env: of(env[a], d), label)


_LEAVES: tuple[Leaf, ...] = (
    _met("ones_for_input", "{result} does not hear what went in, {A}", _MEETS, np.ones_like, "without {A}"),
    _met("input_squared", "{A} is squared in {result}", _MEETS, lambda A: A**2, "squared"),
    _met("input_divides", "{A} divides in {result}", _MEETS, lambda A: 1 / A, "divides"),
    _met("input_squeezed", "{A} is squeezed once more for {result}", _MEETS, sigmoid, "σ of {A}"),
    _met(
        "slope_of_input",
        "{result} is made with a slope of {A}, not with {A}",
        _MEETS,
        lambda A: A * (1 - A),
        "slope of {A}",
    ),
    _met("signs_of_input", "only the sign of {A} is in {result}", _MEETS, np.sign, "sign only"),
    _met("one_minus_input", "{result} is made with 1 − {A}", _MEETS, lambda A: 1 - A, "1 − {A}"),
    _met(
        "input_averaged",
        "the batch is averaged before the product that makes {result}",
        _SUMS,
        lambda A: A.mean(axis=0, keepdims=True) + 0 * A,
        "averaged",
    ),
    _met(
        "reshaped_input",
        "{A} is reshaped for {result}, not transposed",
        _RESHAPED,
        lambda A: np.transpose(np.reshape(A, np.shape(A)[::-1])),
        "reshaped",
    ),
    _made(
        "no_incoming_in_dW",
        "{result} does not hear what arrives",
        "How much does the loss care about each cell? Change what arrives: `{result}` does not move.",
        lambda A, d: A.T @ np.ones_like(d),
        "without d",
    ),
    _made(
        "batch_summed_first",
        "the batch is added up before the product that makes {result}",
        _SUMS,
        lambda A, d: np.outer(A.sum(0), d.sum(0)),
        "added too early",
    ),
    _made(
        "last_sample_only",
        "only the last sample counts in {result}",
        _MIDDLE + "Is there an = where += should be?",
        lambda A, d: np.outer(A[-1], d[-1]),
        "last one only",
    ),
    _made(
        "first_sample_only",
        "only the first sample counts in {result}",
        _MIDDLE + "Does a loop end too early?",
        lambda A, d: np.outer(A[0], d[0]),
        "first one only",
    ),
    _made(
        "last_sample_left_out",
        "the last sample is left out of {result}",
        "Does the loop end one too early?",
        lambda A, d: A[:-1].T @ d[:-1],
        "last missing",
    ),
    _made(
        "first_sample_left_out",
        "the first sample is left out of {result}",
        "Does the loop begin one too late?",
        lambda A, d: A[1:].T @ d[1:],
        "first missing",
    ),
    _made(
        "per_sample",
        "{result} has a matrix for every sample",
        "The loss is one number: what do you do over the samples?",
        lambda A, d: np.einsum("ni,nk->nik", A, d),
        "not added up",
    ),
    _made(
        "one_outer_product",
        "{result} is one outer product of the whole batch, made flat",
        "`np.outer` is made for one sample: it flattens what it gets. What happens to the samples then?",
        lambda A, d: np.outer(A, d),
        "made flat",
    ),
    _made(
        "sizes_of_arrival",
        "the sign of what arrives is lost in {result}",
        "Two samples may pull in opposite directions.",
        lambda A, d: A.T @ np.abs(d),
        "sign lost",
    ),
    _made(
        "largest_sample",
        "{result} takes the largest of the samples, not their sum",
        _SUMS,
        lambda A, d: np.einsum("ni,nk->nik", A, d).max(0),
        "the largest",
    ),
)


def _before_the_squeeze(h: str) -> Otherwise:
    return Otherwise(
        "H_for_O",
        "{result} is made with {H}, before the squeeze, not with {A}",
        _MEETS,
        lambda d, env: env[h].T @ d,
        "{H} for {A}",
    )


def _own_output(own: str) -> Otherwise:
    return Otherwise(
        "own_output",
        "{result} is made with its own output {own}, not with what came in",
        _MEETS,
        lambda d, env: env[own].T @ d,
        "{own} for {A}",
    )


def _decay(a: str, w: str) -> Otherwise:
    return Otherwise(
        "decay",
        "weight decay: a part of {W} itself is added to {result}",
        "That is a term of another loss: the loss of this course looks at the error alone.",
        lambda d, env: env[a].T @ d + env[w],
        "plus {W}",
    )


def leaves(a: str, h: str = "", own: str = "", w: str = "") -> tuple[Otherwise, ...]:
    """Instead of aᵀ · d. h, own : keys of a before the squeeze, and of what the product made."""
    found = [make(a) for make in _LEAVES]
    if h:
        found.append(_before_the_squeeze(h))
    if own:
        found.append(_own_output(own))
    if w:
        found.append(_decay(a, w))
    return tuple(found)
