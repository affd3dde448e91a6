"""A small way forward: each station is compared with what the answer itself has before it."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.engine.function import Function, Result
from autograder.engine.way_forward import Instead, Station, fallback, finder, one_number, one_row

DOUBLE = Instead("doubled", "p is doubled.", "Why twice?", lambda seen: 2 * seen["x"] @ seen["w"])
BIAS = Instead("bias", "A bias is added.", "None here.", over=one_number)
ROW = Instead("row", "A row is added.", "None here.", over=one_row)
SAME = Instead("same", "q is p.", "Nothing is done.", lambda seen: seen["p"])
BROKEN = Instead("broken", "Broken.", "Shapes.", lambda seen: seen["x"] @ seen["x"])
STATIONS = (
    Station("p", lambda seen: seen["x"] @ seen["w"], "Which two make p?", (BROKEN, DOUBLE, BIAS, ROW)),
    Station("q", lambda seen: np.tanh(seen["p"]), "How does q follow from p?", (SAME,)),
    Station("r", lambda seen: seen["q"] ** 2, "How does r follow from q?"),
)
TASK = Function(
    "task",
    ("x", "w"),
    (Result("p"), Result("q"), Result("r")),
    lambda x, w: (x @ w, np.tanh(x @ w), np.tanh(x @ w) ** 2),
    form="tuple",
)
NAMED = Function(
    "named",
    TASK.arguments,
    TASK.results,
    lambda x, w: dict(zip("pqr", TASK.reference(x, w), strict=True)),
    form="dict",
)


def inputs():
    g = np.random.default_rng(1)
    return [(g.normal(size=(n, 3)), g.normal(size=(3, 2))) for n in (4, 5)]


def looked(answer, by=finder, function=TASK):
    gots = [answer(*args) for args in inputs()]
    return by(function, STATIONS)(inputs(), gots, [function.reference(*args) for args in inputs()])


def steps(p=lambda x, w: x @ w, q=np.tanh, r=np.square):
    def answer(x, w):
        first = p(x, w)
        second = q(first)
        return first, second, r(second)

    return answer


@pytest.mark.parametrize(
    "answer, id_, hint",
    [
        (steps(p=lambda x, w: 2 * x @ w), "doubled", "Why twice? `q` and `r` follow from it as asked."),
        (steps(p=lambda x, w: x @ w + 0.3), "bias", "None here. `q` and `r` follow from it as asked."),
        (
            steps(p=lambda x, w: x @ w + np.array([1, 2])),
            "row",
            "None here. `q` and `r` follow from it as asked.",
        ),
        (steps(q=lambda p: p), "same", "Nothing is done. `p` is right. `r` follows from it as asked."),
        (steps(p=lambda x, w: 2 * x @ w, q=lambda p: p), "doubled", "Why twice? And besides: q is p."),
    ],
)
def test_a_known_mistake_at_its_station(answer, id_, hint):
    mistake = looked(answer)
    assert (mistake.id, mistake.hint) == (id_, hint) and mistake.explains


def test_later_numbers_may_come_from_the_right_ones():
    """The doubled p is told, but not used."""
    mistake = looked(lambda x, w: (2 * x @ w, x @ w, (x @ w) ** 2))
    assert mistake.id == "doubled" and "q is p" in mistake.hint


@pytest.mark.parametrize(
    "answer",
    [
        steps(),
        steps(r=np.cos),
        steps(p=lambda x, w: x @ w + x[:, :2]),
        lambda x, w: None,
        lambda x, w: (1, 2),
        lambda x, w: (x @ w, None, 3),
    ],
)
def test_nothing_is_told_of_what_is_right_unknown_or_of_another_form(answer):
    assert looked(answer) is None


@pytest.mark.parametrize(
    "answer, id_, hint",
    [
        (steps(r=np.cos), "first_wrong_r", "How does r follow from q? `p` and `q` are right."),
        (
            steps(q=np.sin),
            "first_wrong_q",
            "How does q follow from p? `p` is right. `r` follows from it as asked.",
        ),
        (
            steps(p=lambda x, w: np.sin(x) @ w),
            "first_wrong_p",
            "Which two make p? `q` and `r` follow from it as asked.",
        ),
        (steps(p=lambda x, w: np.sin(x) @ w, r=np.cos), "first_wrong_p", "Which two make p?"),
        (steps(p=lambda x, w: 2 * x @ w, r=np.cos), "doubled", "Why twice?"),
    ],
)
def test_what_is_known_where_no_mistake_fits(answer, id_, hint):
    mistake = looked(answer, fallback)
    assert (mistake.id, mistake.hint) == (id_, hint) and not mistake.explains


def test_nothing_is_known_of_another_form():
    for answer in (steps(), lambda x, w: None, lambda x, w: (1, 2)):
        assert looked(answer, fallback) is None


def test_results_by_name():
    def answer(x, w):
        return dict(zip("pqr", steps(q=lambda p: p)(x, w), strict=True))

    assert looked(answer, function=NAMED).id == "same"
    assert looked(lambda x, w: {"p": x @ w}, function=NAMED) is None
    assert looked(steps(q=lambda p: p), function=NAMED) is None


def test_one_number_and_one_row():
    assert one_number([np.full((2, 3), 0.5), np.full((4, 1), 0.5)])
    assert not one_number([np.full((2, 3), 0.5), np.full((4, 1), 0.6)]) and not one_number([np.zeros((2, 3))])
    assert not one_number([np.array(0.5)])
    assert one_row([np.tile([1.0, 2.0], (3, 1)), np.tile([4.0], (2, 1))])
    assert not one_row([np.tile([1.0, 2.0], (3, 1)), np.zeros((2, 1))])
    assert not one_row([np.arange(6.0).reshape(3, 2)]) and not one_row([np.ones(3)])
