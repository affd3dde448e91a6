"""Chapter 06: E6.1 mse and mse_grad, E6.2 forward; E6.3 is in `backward.py`, E6.4 in `mended.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.chapters import reference
from autograder.chapters.three_layer_net import mistakes as bank
from autograder.chapters.three_layer_net.backward import BACKWARD, judge_backward
from autograder.chapters.three_layer_net.forward import STATIONS
from autograder.chapters.three_layer_net.mended import MENDED, judge_mended
from autograder.chapters.three_layer_net.nets import net_probes
from autograder.engine.answer import Answer, Call, Odd
from autograder.engine.compare import RTOL_FLOAT32, close
from autograder.engine.form_mistakes import said
from autograder.engine.mistake import Mistake
from autograder.engine.probes import away_from_zero, float32, rng, rounds, targets, whole
from autograder.engine.scales import batch_scales
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Function, Probe, Result, Walk, check_function, judged
from autograder.engine.way_forward import fallback, finder

# --- E6.1 -------------------------------------------------------------------------------------------------

MSE = Function(
    "mse",
    ("Yhat", "Y"),
    (Result("L"),),
    reference.mse,
    bank=bank.MSE,
    scales=lambda Yhat, Y: batch_scales(*np.shape(Y)),
    more=bank.LOSS_FORM,
    is_scalar=True,
)
MSE_GRAD = Function(
    "mse_grad",
    ("Yhat", "Y"),
    (Result("dYhat", "Yhat"),),
    reference.mse_grad,
    bank=bank.MSE_GRAD,
    scales=lambda Yhat, Y: batch_scales(*np.shape(Y)),
    more=bank.LOSS_FORM,
)


def _outputs(g: np.random.Generator, N: int, K: int) -> tuple[Any, Any]:
    return away_from_zero(g, (N, K)), targets(g, (N, K))


@judged("One number, and its gradient with a row for each sample. Arrays that do not fit are refused.")
def judge_mse(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
    probes = []
    for i in rounds(setting):
        g = rng(setting, "E6.1", i)
        probes += [Probe(_outputs(g, 7, 3)), Probe(_outputs(g, 4, 5))]
    g = rng(setting, "E6.1", 9)
    extras = [
        Probe(_outputs(g, 1, 3), "one sample", "", "It fails for a single sample (N = 1)."),
        Probe(_outputs(g, 6, 1), "one output", "", "It fails for a single output (K = 1)."),
        Probe((whole(g, (5, 3)), whole(g, (5, 3))), "whole numbers", "", "It fails for whole numbers."),
        Probe(
            float32(_outputs(g, 5, 3)),
            "float32",
            "",
            "It fails for float32: seven digits. Is a small step or difference lost in them?",
            RTOL_FLOAT32,
        ),
    ]
    for answer, function in zip(answers, (MSE, MSE_GRAD), strict=True):
        walk.prefix = f"{function.name}: "
        check_function(walk, answer, function, probes, extras)
        _shapes_must_agree(walk, answer, g)


def _shapes_must_agree(walk: Walk, answer: Answer, g: np.random.Generator) -> None:
    """(N, 1) with (N,) above all: numpy makes a square of them without a word."""
    walk.at("different shapes refused")
    column, flat = away_from_zero(g, (5, 1)), targets(g, 5)
    for Yhat, Y in ((column, flat), (flat, column)):
        call = answer.call(Yhat, Y)
        if call.ok:
            _accepted(walk, answer, call, bank.SQUARE_TABLE if _is_square(call.value, Yhat, Y) else None)
        _refused(walk, answer, call)
    for Yhat, Y in (
        (_outputs(g, 5, 3)[0], targets(g, (5, 1))),
        (away_from_zero(g, (4, 3)), targets(g, (5, 3))),
    ):
        call = answer.call(Yhat, Y)
        if call.ok:
            _accepted(walk, answer, call)
        _refused(walk, answer, call)


def _is_square(value: Any, Yhat: Any, Y: Any) -> bool:
    """True if `value` was made of the table of all pairs."""
    if np.shape(value) == (5, 5):
        return True
    squares = np.sum((Yhat - Y) ** 2)
    return any(close(value, squares * factor) for factor in (1 / 5, 1 / 25, 1.0, 0.1, 0.5))


def _accepted(walk: Walk, answer: Answer, call: Call, found: Mistake | None = None) -> None:
    """Leave: no exception was raised. It may have been handed back, or only printed."""
    if isinstance(call.value, Odd) and call.value.kind.endswith(("Error", "Exception")):
        walk.fail(said(bank.ERROR_RETURNED, which=answer.name, error=call.value.kind))
    if call.value is None:
        walk.fail(said(bank.NOTHING_FOR_OTHER_SHAPES, which=answer.name))
    walk.fail(said(found or bank.SHAPES_MAY_DIFFER, which=answer.name))


def _refused(walk: Walk, answer: Answer, call: Call) -> None:
    if call.error != "ValueError":
        came = f"{call.error}: {call.message}"[:80]
        walk.fail(said(bank.OTHER_EXCEPTION, which=answer.name, came=came))


# --- E6.2 -------------------------------------------------------------------------------------------------

FORWARD = Function(
    "forward",
    ("X", "W1", "W2", "W3"),
    tuple(Result(name) for name in ("H1", "O1", "H2", "O2", "Yhat")),
    reference.forward,
    form="dict",
    bank=bank.FORWARD,
    more=bank.FORWARD_FORM,
)
FORWARD = replace(FORWARD, finders=(finder(FORWARD, STATIONS),), fallback=fallback(FORWARD, STATIONS))


@judged("Five arrays under their names, as the lecture writes them.")
def judge_forward(walk: Walk, answers: Sequence[Answer], part: str, setting: Setting) -> None:
    plain, extras = net_probes(setting, "E6.2")
    probes = [Probe((X, *Ws)) for X, _, *Ws in plain]
    extras = [replace(probe, args=(probe.args[0], *probe.args[2:])) for probe in extras]
    check_function(walk, answers[0], FORWARD, probes, extras)


_GIVEN = '''def sigmoid(s):
    """As you built it in 04."""
    e = np.exp(-np.abs(s))
    return np.where(np.asarray(s) >= 0, 1 / (1 + e), e / (1 + e))
'''
_GIVEN_ALL = (
    _GIVEN
    + '''
def mse_grad(Yhat, Y):
    """E6.1, right and short."""
    return 2 * (np.asarray(Yhat) - Y) / len(Y)


def forward(X, W1, W2, W3):
    """E6.2, right and short."""
    H1 = X @ W1
    O1 = sigmoid(H1)
    H2 = O1 @ W2
    O2 = sigmoid(H2)
    return {"H1": H1, "O1": O1, "H2": H2, "O2": O2, "Yhat": O2 @ W3}
'''
)

EXERCISES = [
    Exercise("E6.1", (MSE.name, MSE_GRAD.name), {"": 2}, judge_mse),
    Exercise("E6.2", (FORWARD.name,), {"": 2}, judge_forward, given=_GIVEN),
    Exercise("E6.3", (BACKWARD.name,), {"dW3": 1, "dW2": 1, "all": 3}, judge_backward, given=_GIVEN_ALL),
    Exercise("E6.4", (MENDED.name,), {"": 1}, judge_mended, given=_GIVEN),
]
