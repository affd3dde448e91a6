"""Banks of exercises that are judged by property: each mistake has a file that makes it, and only that."""

from __future__ import annotations

import answers
import pytest

from autograder.chapters.chain_rule import mistakes as chain_rule
from autograder.chapters.debugging_clinic import mistakes as debugging_clinic
from autograder.chapters.gradient_check import mistakes as gradient_check
from autograder.chapters.reverse_mode import mistakes as reverse_mode
from autograder.chapters.reverse_mode import tape
from autograder.chapters.training import mistakes as training
from autograder.engine import registry

BANKS = {
    "E1.2": chain_rule.EDGES,
    "E1.3": chain_rule.PATHS,
    "E1.4": {
        m.id: m
        for m in (
            *chain_rule.SUMS,
            chain_rule.EMPTY_PATH_IS_ZERO,
            chain_rule.ZERO_EDGES_WRONG,
            chain_rule.WRONG_ON,
        )
    },
    "E2.1": reverse_mode.ORDER,
    "E2.2": reverse_mode.TAPE,
    "E3.1": gradient_check.SLOPES,
    "E3.2": gradient_check.GRADIENTS,
    "E7.1": training.START,
    "E7.2": training.EPOCH,
    "E7.3": training.TRAINED,
    "E8.1": debugging_clinic.SIGNS,
    "E8.2": debugging_clinic.DIAGNOSES,
    "E8.3": debugging_clinic.CURES,
}
SHARED = {"E7.3": ("E7.3", "E7.4")}  # the bank of two exercises
ELSEWHERE = {"training_too_slow"}  # test_training.py, with a shorter limit


@pytest.mark.parametrize("exercise", BANKS)
def test_every_mistake_has_a_file(exercise):
    folders = SHARED.get(exercise, (exercise,))
    files = {path.stem.partition("__")[0] for path in answers.files("wrong") if path.parent.name in folders}
    assert set(BANKS[exercise]) - ELSEWHERE <= files
    assert all(id_ == mistake.id for id_, mistake in BANKS[exercise].items())


@pytest.mark.parametrize("exercise", BANKS)
def test_names_and_hints_are_all_different(exercise):
    """Two mistakes that say the same would not be told apart by the learner."""
    said = [(mistake.name, mistake.hint) for mistake in BANKS[exercise].values()]
    assert len(set(said)) == len(said)


def test_every_exercise_has_further_hints(monkeypatch):
    """A third level: where a mistake has no further hints of its own, those of its exercise are shown."""
    monkeypatch.setattr(tape, "SECONDS_QUICK", 0.1)  # for those that only a clock stops
    for path in answers.files("wrong"):
        exercise = path.parent.name
        if exercise in BANKS and path.stem in BANKS[exercise]:
            part = next(iter(registry.exercises()[exercise].parts))
            verdict = answers.judge_file(path, answers.QUICK)[part]
            if not verdict.passed:
                assert len(verdict.more) >= 2, path
