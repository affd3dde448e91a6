"""The bonus of chapter 07, "E7.4 bonus": softmax and cross-entropy in one function, quiet far out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.engine.answer import Answer
from autograder.engine.compare import RTOL_FLOAT32, as_array, has_nan, same, sequence
from autograder.engine.mistake import Mistake
from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.scales import batch_scales
from autograder.engine.verdict import Setting
from autograder.engine.walk import Function, Probe, Result, Walk, check_function

MORE = (
    "Section 7.4, the bonus: *p* is e to each score, divided by the sum over its row; *L* takes −ln *p* of "
    "the right class of each row, and their mean. In the table there, compare the last line with *p*.",
    "One row with two classes: scores (0, 0), so *p* = (0.5, 0.5), and the first class is right. Push its "
    "score up by 0.01: *p* becomes 0.5025, *L* falls by 0.005. So *d* begins with −0.5.",
)


def softmax(S: Any, axis: int | None = -1) -> Any:
    """e to the scores over their sum, with the largest score taken away first."""
    S = np.asarray(S, dtype=float)
    e = np.exp(S - S.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def softmax_cross_entropy(Scores: Any, Y: Any) -> tuple[Any, Any]:
    """L = −(1/N) Σ y ln p and its gradient for the scores, (p − y)/N. Scores, one-hot Y : (N, K)."""
    S, Y = np.asarray(Scores, dtype=float), np.asarray(Y, dtype=float)
    shifted = S - S.max(axis=-1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return -np.sum(Y * log_p) / len(Y), (np.exp(log_p) - Y) / len(Y)


def _with(
    loss: Callable[[Any, Any, Any], Any] | None = None, d: Callable[[Any, Any, Any], Any] | None = None
) -> Callable[..., tuple[Any, Any]]:
    """The function with another loss or another gradient, of (scores, p, Y)."""

    def wrong(Scores: Any, Y: Any) -> tuple[Any, Any]:
        L, grad = softmax_cross_entropy(Scores, Y)
        S, p, Y = np.asarray(Scores, dtype=float), softmax(Scores), np.asarray(Y, dtype=float)
        return L if loss is None else loss(S, p, Y), grad if d is None else d(S, p, Y)

    return wrong


def _by(squeeze: Callable[[Any], Any]) -> Callable[..., tuple[Any, Any]]:
    """With another p everywhere."""
    return _with(
        lambda S, p, Y: -np.sum(Y * np.log(squeeze(S))) / len(Y), lambda S, p, Y: (squeeze(S) - Y) / len(Y)
    )


def _by_and_undivided(squeeze: Callable[[Any], Any]) -> Callable[..., tuple[Any, Any]]:
    """With another p everywhere, and a d without its 1/N: two slips that come together."""
    return _with(lambda S, p, Y: -np.sum(Y * np.log(squeeze(S))) / len(Y), lambda S, p, Y: squeeze(S) - Y)


def _mistake(id_: str, name: str, hint: str, wrong: Callable[..., Any]) -> Mistake:
    return Mistake(id_, name, hint, MORE, wrong)


_OTHER_P = (
    _mistake(
        "other_axis",
        "The softmax runs down the columns.",
        "Each column of your p adds up to 1. A row is a sample: over which axis do its classes stand?",
        _by(lambda S: softmax(S, axis=0)),
    ),
    _mistake(
        "over_everything",
        "The softmax runs over all entries at once.",
        "All your probabilities together add up to 1, so samples share them. Each row has a 1 of its own.",
        _by(lambda S: softmax(S, axis=None)),
    ),
    _mistake(
        "other_axis_and_undivided",
        "The softmax runs down the columns, and d has no 1/N.",
        "Each column of your p adds up to 1; a row is a sample, and its classes should. Then *d*: what does "
        "the mean in L do to each of its rows?",
        _by_and_undivided(lambda S: softmax(S, axis=0)),
    ),
    _mistake(
        "over_everything_and_undivided",
        "The softmax runs over all entries at once, and d has no 1/N.",
        "All your probabilities together add up to 1, so samples share them; each row has its own 1. Then "
        "*d*: what does the mean in L do to each of its rows?",
        _by_and_undivided(lambda S: softmax(S, axis=None)),
    ),
    _mistake(
        "sigmoid_for_softmax",
        "Each score is squeezed for itself.",
        "That is a sigmoid: the K numbers of a row need not add up to 1, and no class takes from another.",
        _by(lambda S: 1 / (1 + np.exp(-S))),
    ),
)
_OTHER_L = (
    _mistake(
        "loss_not_divided",
        "The loss is a sum where a mean is asked.",
        "Its gradient is divided by N and the loss is not: it grows with every row that is added.",
        _with(loss=lambda S, p, Y: -np.sum(Y * np.log(p))),
    ),
    _mistake(
        "loss_over_all_entries",
        "The loss is divided by the classes too.",
        "A mean over all N · K entries counts the zeros of Y as well. How many terms does each row add?",
        _with(loss=lambda S, p, Y: -np.mean(Y * np.log(p))),
    ),
    _mistake(
        "loss_sign",
        "The loss has the other sign.",
        "p lies below 1, so its logarithm is negative. A loss is 0 at best and grows with the error.",
        _with(loss=lambda S, p, Y: np.sum(Y * np.log(p)) / len(Y)),
    ),
    _mistake(
        "both_terms",
        "The other classes are counted twice.",
        "ln(1 − p) belongs to a single sigmoid. Here the probabilities of a row share one 1, and the right "
        "class alone enters the loss.",
        _with(loss=lambda S, p, Y: -np.sum(Y * np.log(p) + (1 - Y) * np.log(1 - p)) / len(Y)),
    ),
    _mistake(
        "other_logarithm",
        "That is another logarithm.",
        "Your loss is in other units, log2 or log10. Which one is the inverse of the e in the softmax?",
        _with(loss=lambda S, p, Y: -np.sum(Y * np.log2(p)) / len(Y)),
    ),
    _mistake(
        "squares_of_probabilities",
        "The loss is the squared error of p.",
        "p is right, and what is made of it is the loss of chapter 06. Here the logarithm of p is asked.",
        _with(loss=lambda S, p, Y: np.sum((p - Y) ** 2) / len(Y)),
    ),
)
_OTHER_D = (
    _mistake(
        "gradient_not_divided",
        "The loss is a mean, its gradient is not.",
        "d is N times too large. What does the mean in L do to each row of its gradient?",
        _with(d=lambda S, p, Y: p - Y),
    ),
    _mistake(
        "gradient_over_all_entries",
        "The gradient is divided by the classes too.",
        "Your loss divides by N, your gradient by N · K.",
        _with(d=lambda S, p, Y: (p - Y) / p.size),
    ),
    _mistake(
        "gradient_sign",
        "The gradient points the other way.",
        "Push the score of the right class up a little: does your loss grow or shrink? Then which sign has d "
        "there?",
        _with(d=lambda S, p, Y: (Y - p) / len(Y)),
    ),
    _mistake(
        "factor_of_mse",
        "There is a factor 2 that belongs to another loss.",
        "The 2 comes from a square. Nothing is squared here.",
        _with(d=lambda S, p, Y: 2 * (p - Y) / len(Y)),
    ),
    _mistake(
        "scores_for_probabilities",
        "The scores stand where the probabilities should.",
        "Your d takes the target from the score itself. Which numbers of a row lie between 0 and 1?",
        _with(d=lambda S, p, Y: (S - Y) / len(Y)),
    ),
    _mistake(
        "stops_at_probabilities",
        "The gradient stops at p.",
        "−y/p is what arrives at the probabilities. It has not gone back through the softmax yet.",
        _with(d=lambda S, p, Y: -Y / p / len(Y)),
    ),
    _mistake(
        "own_slope_alone",
        "The scores of the other classes hear nothing.",
        "You went back through p as if each had its own score alone, with the slope p(1 − p). Every score is "
        "in the sum below the line, so every one moves every p of its row.",
        _with(d=lambda S, p, Y: -Y * (1 - p) / len(Y)),
    ),
    _mistake(
        "slope_again",
        "The slope of the softmax is in it twice.",
        "p(1 − p) cancelled on the way back from the logarithm; you multiply by it once more.",
        _with(d=lambda S, p, Y: (p - Y) * p * (1 - p) / len(Y)),
    ),
    _mistake(
        "target_missing",
        "The target does not appear in the gradient.",
        "With your d a right answer is pushed like a wrong one.",
        _with(d=lambda S, p, Y: p / len(Y)),
    ),
)
_FAR = "Take the largest score of each row away before e is raised to it: does p change?"
OVERFLOWS = Mistake(
    "overflows",
    "Far out it is not quiet.",
    f"With scores of ±1000 numpy warns or nan comes back. {_FAR}",
    MORE,
)
LOG_OF_ZERO = Mistake(
    "log_of_zero",
    "Far out the loss is not right.",
    "There p is so small that it is stored as 0, and ln 0 is no number; a small number added to p changes "
    "what the loss says. What is ln *p* in terms of the scores, before e is raised?",
    MORE,
)

ROWS_SHARE = Mistake(
    "rows_share_what_is_taken_off",
    "Far out each row alone is right, and two rows together are not.",
    "Is one number, such as the largest score of the whole table, taken off all rows? A row that lies far "
    "below is left with 0. Which number may be taken off a row without changing its *p*?",
    MORE,
)

SOFTMAX_CROSS_ENTROPY = Function(
    "softmax_cross_entropy",
    ("Scores", "Y"),
    (Result("L"), Result("d", "Scores")),
    softmax_cross_entropy,
    form="tuple",
    bank=(*_OTHER_P, *_OTHER_L, *_OTHER_D),
    scales=lambda Scores, Y: batch_scales(*np.shape(Y)),
    more=MORE,
    refuses=("numerical_gradient", "derivative"),
)


def case(g: np.random.Generator, N: int, K: int) -> tuple[Any, Any]:
    """Scores, and one-hot rows of classes that are drawn."""
    return away_from_zero(g, (N, K)), np.eye(K)[g.integers(K, size=N)]


def judge_bonus(walk: Walk, answer: Answer, setting: Setting) -> str:
    probes = []
    for i in rounds(setting):
        g = rng(setting, "E7.4 bonus", i)
        probes += [Probe(case(g, 7, 4)), Probe(case(g, 5, 3))]
    g = rng(setting, "E7.4 bonus", 9)
    one, several = case(g, 1, 4), case(g, 6, 10)
    single = tuple(a.astype(np.float32) for a in case(g, 6, 4))
    extras = [
        Probe(one, "one sample", "", "It fails for a single sample (N = 1)."),
        Probe(several, "ten classes", "", "It fails for ten classes."),
        Probe(
            single,
            "float32",
            "",
            "It fails for float32: seven digits. Is a small step or difference lost in them?",
            RTOL_FLOAT32,
        ),
    ]
    check_function(walk, answer, SOFTMAX_CROSS_ENTROPY, probes, extras)
    walk.at("quiet at ±1000")
    _quiet(walk, answer)
    return "L and d are right, and quiet at scores of ±1000."


def _quiet(walk: Walk, answer: Answer) -> None:
    """Scores far out, the right class the highest and the lowest: no warning, no nan, the right loss."""
    far = [[1000.0, -1000.0, 3.0], [-1000.0, 1000.0, 5.0], [0.5, 999.0, 1000.0], [-1000.0, -1001.0, -999.0]]
    Y = np.eye(3)[[0, 0, 1, 2]]  # the last row lies far below the others
    far = np.array(far)
    call = answer.call(far, Y)
    walk.accept(call, answer)
    want = softmax_cross_entropy(far, Y)
    parts: Sequence[Any] = sequence(call.value) or ()
    if len(parts) != 2 or has_nan(parts[1]) or not same(parts[1], want[1]):
        walk.fail(ROWS_SHARE if _rows_share(answer) else OVERFLOWS)
    loss = as_array(parts[0])
    if loss is None or not same(parts[0], want[0]):
        walk.fail(ROWS_SHARE if _rows_share(answer) else LOG_OF_ZERO)
    if any(re.search("overflow|invalid value|divide by zero", text) for text in call.warned):
        walk.fail(LOG_OF_ZERO if "divide" in " ".join(call.warned) else OVERFLOWS)


def _rows_share(answer: Answer) -> bool:
    """Each of two rows is right by itself, far apart as they are; in one table they are not."""
    Scores, Y = np.array([[1000.0, 999.0], [-1000.0, -1001.0]]), np.array([[1.0, 0.0], [1.0, 0.0]])

    def right(rows: slice) -> bool:
        call = answer.call(Scores[rows], Y[rows])
        return call.ok and same(call.value, softmax_cross_entropy(Scores[rows], Y[rows]))

    return right(slice(0, 1)) and right(slice(1, 2)) and not right(slice(0, 2))
