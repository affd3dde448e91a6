"""Nothing earns nothing."""

import pytest

from autograder.engine import registry, worthless
from autograder.engine.verdict import Exercise
from autograder.engine.walk import judged

EXERCISES = registry.exercises()


@pytest.mark.slow
@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_worthless_answers_earn_nothing(exercise_id):
    assert [str(finding) for finding in worthless.findings([EXERCISES[exercise_id]])] == []


@pytest.mark.parametrize("condition", ["nan", "empty_array", "none"])
def test_a_check_that_asks_too_little_is_found(condition, monkeypatch):
    """The finder itself can fail: three classic weak tests, each let through by a worthless answer."""

    @judged()
    def weak(walk, answers, part, setting):
        value = answers[0].call(2.0).value
        if condition == "nan" and isinstance(value, float) and abs(value - 4) > 1e-7:
            walk.fail("wrong_values", where="")
        if condition == "empty_array" and not all(abs(v - 4) < 1e-7 for v in getattr(value, "ravel", list)()):
            walk.fail("wrong_values", where="")
        if condition == "none" and value is not None:
            walk.fail("wrong_values", where="")

    weak_one = Exercise("E9.9", ("square",), {"": 2}, weak)
    monkeypatch.setattr(registry, "find", lambda what: (weak_one, ""))
    found = {finding.answer for finding in worthless.findings([weak_one])}
    assert condition in found
