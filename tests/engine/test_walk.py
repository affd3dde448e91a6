"""The walk through one answer: in which order it looks, and what it names."""

from types import SimpleNamespace

import numpy as np
import pytest
from small_exercise import TASK, named, right, verdict

from autograder.engine import structure
from autograder.engine import walk as engine
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import COULD_NOT_CHECK, PASSED, Setting
from autograder.engine.walk import Function, Probe, Result, check_function, judged


def test_right_answer_passes_with_every_property():
    said = verdict(right)
    assert said.status == PASSED and said.passed_with == "Well."
    assert [name for name, held in said.holds if held] == [
        "returns a pair",
        "shapes",
        "inputs unchanged",
        "values",
        "one row",
    ]


@pytest.mark.parametrize(
    "answer, mistake",
    [
        (lambda X, d: None, "returned_none"),
        (lambda X, d: print("hello"), "returned_none"),
        (lambda X, d: 1 / 0, "divided_by_zero"),
        (lambda X, d: nowhere, "undefined_name"),  # noqa: F821
        (lambda X: X, "other_arguments"),
        (lambda X, d: X @ d, "shapes_do_not_fit"),
        (lambda X, d: right(X, d)[0], "wrong_count"),
        (lambda X, d: (*right(X, d), X), "wrong_count"),
        (lambda X, d: 3.0, "wrong_count"),
        (lambda X, d: {"A": 1, "B": 2}, "wrong_count"),
        (lambda X, d: "A, B", "text"),
        (lambda X, d: (right(X, d)[0], "B"), "text"),
        (lambda X, d: (right(X, d)[0], None), "not_data"),
        (lambda X, d: (right(X, d)[0], (x for x in X)), "not_data"),
        (lambda X, d: object(), "not_data"),
        (lambda X, d: right(X, d)[::-1], "other_order"),
        (lambda X, d: (right(X, d)[0], right(X, d)[1].T), "transposed"),
        (lambda X, d: (right(X, d)[0].T, right(X, d)[1]), "transposed"),
        (lambda X, d: (right(X, d)[0], np.stack([right(X, d)[1]] * len(X))), "not_summed_over_samples"),
        (lambda X, d: (right(X, d)[0], 0.0), "wrong_shape"),
        (lambda X, d: (right(X, d)[0], right(X, d)[1].astype(object)), "object_dtype"),
        (lambda X, d: (right(X, d)[0], [[1, 2], [3]]), "ragged"),
        (lambda X, d: (right(X, d)[0], right(X, d)[1] + 0j), "complex"),
        (lambda X, d: (right(X, d)[0].astype(int), right(X, d)[1]), "whole_numbers"),
        (lambda X, d: (np.trunc(right(X, d)[0]), right(X, d)[1]), "whole_numbers"),
        (lambda X, d: (right(X, d)[0] * np.nan, right(X, d)[1]), "nan"),
        (lambda X, d: (right(X, d)[0] / np.zeros(1), right(X, d)[1]), "nan"),
        (lambda X, d: (X * 2, X.T @ d), "no_one"),
        (lambda X, d: (-X * 2 - 1, -X.T @ d), "wrong_sign"),
        (lambda X, d: (X + 0.5, X.T @ d / 2), "half"),
        (lambda X, d: tuple(r / len(X) for r in right(X, d)), "scaled"),
        (lambda X, d: (X * 4, 2 * X.T @ d), "no_one"),
        (lambda X, d: (X * 2 + 1, (X.T @ d) ** 3), "first_wrong_B"),
        (lambda X, d: ((X * 2) ** 3, X.T @ d), "first_wrong_A"),
        (lambda X, d: ((X * 2) ** 3, (X.T @ d) ** 3), "first_wrong_B"),
        (lambda X, d: (X * 2 + 1 + (len(X) == 7), X.T @ d), "fits_one_size"),
        (lambda X, d: right(X, d) if len(X) > 1 else (X, X.T @ d), "special_case"),
        (lambda X, d: right(X, d) if len(X) > 1 else None, "special_case"),
        (lambda X, d: right(X, d) if len(X) > 1 else 1 / 0, "special_case"),
    ],
)
def test_wrong_answer_gets_its_name(answer, mistake):
    assert named(answer) == mistake


def test_a_number_that_is_whole_on_one_probe_is_whole_by_chance():
    one = Function("one", ("x",), (Result("s"),), lambda x: x * 1.004, is_scalar=True)
    probes = [Probe((value,)) for value in (1.0, 1.3)]

    @judged()
    def judge_one(walk, answers, part, setting):
        check_function(walk, answers[0], one, probes)

    def name(answer):
        return judge_one([LocalAnswer(answer, "one", "")], "", Setting()).mistake.id

    assert name(lambda x: round(x * 1.004, 2)) == "rounded_afterwards"
    assert name(lambda x: round(x * 1.004)) == "whole_numbers"


def in_place(X, d):
    X *= 2
    return X + 1, X.T @ d


def in_place_by_force(X, d):
    result = right(X, d)
    X.flags.writeable = True
    X *= 0
    return result


def test_an_input_that_is_written_to_is_found():
    assert named(in_place) == "changes_input"
    assert named(in_place_by_force) == "changes_input"


def test_a_global_is_found():
    names = {"np": np, "X": np.ones((5, 3))}
    exec("def product(A, d):\n    return X * 2 + 1, X.T @ d", names)
    said = verdict(names["product"])
    assert said.mistake.id == "uses_global" and "`X`" in said.headline
    assert names["X"].tolist() == np.ones((5, 3)).tolist(), "the notebook's own X must come back"


def test_functions_modules_and_constants_of_the_notebook_are_free():
    names = {"np": np, "TWO": 2, "rate": 1, "W": lambda X: X}
    exec(
        "def double(X):\n    return X * TWO\n"
        "def product(X, d):\n    return W(double(X)) + rate, np.dot(X.T, d)",
        names,
    )
    assert verdict(names["product"]).passed


def test_an_answer_that_remembers_is_found():
    seen = []

    def remembers(X, d):
        seen.append(1)
        return X * 2 + len(seen), X.T @ d

    assert named(remembers) == "remembers"


def test_an_answer_that_draws_lots_is_found():
    lots = np.random.default_rng(0)
    assert named(lambda X, d: (X * 2 + lots.normal(), X.T @ d)) == "remembers"


def test_no_answer_yet_and_no_function():
    def stub(X, d):
        raise NotImplementedError

    assert verdict(stub).status == COULD_NOT_CHECK and named(stub) == "not_answered"
    assert named(42) == "not_a_function"


def test_endless_loop_is_stopped_once():
    @judged()
    def hurried(walk, answers, part, setting):
        check_function(walk, answers[0], TASK, [Probe((np.ones((3, 2)), np.ones((3, 2))))] * 4, seconds=0.2)

    def endless(X, d):
        while True:
            try:
                while True:
                    pass
            except Exception:
                pass

    said = hurried([LocalAnswer(endless, "product")], "", Setting())
    assert said.mistake.id == "too_slow" and said.status == COULD_NOT_CHECK


def test_structure_is_looked_at_before_values():
    said = verdict(lambda X, d: (X * 2, (X.T @ d).T))
    assert [name for name, held in said.holds if not held] == ["shapes"]


def test_scale_is_said_besides_the_mistake():
    said = verdict(lambda X, d: (-X * 2, -X.T @ d))
    assert said.mistake.id == "no_one" and "opposite sign" in said.hint


def test_mistake_without_hints_gets_those_of_the_exercise():
    assert verdict(lambda X, d: (X * 2, X.T @ d)).more == ("second", "third")


@pytest.mark.parametrize(
    "module, name, broken",
    [
        (engine, "same", lambda *a, **k: True),
        (engine, "Diagnosis", lambda *a, **k: SimpleNamespace(explained=lambda: None, known=lambda: None)),
        (structure, "array_fault", lambda *a, **k: None),
        (structure, "call_fault", lambda *a, **k: None),
    ],
)
def test_breaking_the_engine_is_seen(module, name, broken, monkeypatch):
    """Each of four wrong answers is named by one part of the engine; without it the name is lost."""
    cases = [
        (lambda X, d: (X * 2 + 1, (X.T @ d) ** 3), "first_wrong_B"),
        (lambda X, d: (X * 2, X.T @ d), "no_one"),
        (lambda X, d: (right(X, d)[0], right(X, d)[1].T), "transposed"),
        (lambda X, d: 1 / 0, "divided_by_zero"),
    ]
    assert all(named(answer) == mistake for answer, mistake in cases)
    monkeypatch.setattr(module, name, broken)
    outcome = []
    for answer, mistake in cases:
        try:
            said = verdict(answer)
            outcome.append(said.mistake is not None and said.mistake.id == mistake)
        except Exception:
            outcome.append(False)
    assert not all(outcome)
