"""The bank of mistakes, tried on answers that nobody generated from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import answers
import numpy as np
import pytest

from autograder.engine import registry
from autograder.engine.compare import same, scaled
from autograder.engine.diagnose import diagnose
from autograder.engine.form_mistakes import STRUCTURE
from autograder.engine.local import LocalAnswer

WRONG, RIGHT = answers.files("wrong"), answers.files("right")
OTHERS = [path for path in WRONG if "__" in path.stem]  # the second and third file of a mistake
FUNCTIONS = answers.functions()
# found by form or by an exception, not by numbers: no file is asked for
QUIETLY = pytest.mark.filterwarnings("ignore::RuntimeWarning")


# answers that only a clock can stop: the quick door waits for nothing
ENDLESS = ("too_slow", "every_path_walked", "order_takes_too_long")


def by_door(path):
    marks = [pytest.mark.slow] if path.stem.startswith(ENDLESS) else []
    return pytest.param(path, marks=marks, id=answers.name_of(path))


@pytest.mark.parametrize("path", map(by_door, WRONG))
@QUIETLY
def test_wrong_answer_is_named(path):
    is_named(path, answers.QUICK)
    if path not in OTHERS:
        is_named(path, answers.FULL)


@pytest.mark.slow
@pytest.mark.parametrize("path", OTHERS, ids=answers.name_of)
@QUIETLY
def test_another_file_of_a_mistake_is_named_when_it_is_graded_too(path):
    is_named(path, answers.FULL)


def is_named(path, setting):
    expected = path.stem.partition("__")[0]
    verdicts = answers.judge_file(path, setting)
    missed = [verdict for verdict in verdicts.values() if not verdict.passed]
    assert missed, f"{answers.name_of(path)} passes"
    assert missed[0].mistake.id == expected, f"{missed[0].headline} {missed[0].hint}"
    assert missed[0].headline and missed[0].hint


@pytest.mark.parametrize("path", RIGHT, ids=answers.name_of)
@QUIETLY
def test_right_answer_passes(path):
    for setting in (answers.QUICK, answers.FULL):
        for part, verdict in answers.judge_file(path, setting).items():
            assert verdict.passed, f"{part}: {verdict.headline} {verdict.hint}"
            assert all(held for _, held in verdict.holds)


def banked():
    return [
        (what, mistake) for what, function in FUNCTIONS.items() for mistake in function.bank if mistake.wrong
    ]


@pytest.mark.parametrize("what, mistake", banked(), ids=lambda value: getattr(value, "id", value))
def test_every_mistake_of_the_bank_has_a_file(what, mistake):
    exercise, _, _ = what.partition(" ")
    found = {path.stem.partition("__")[0] for path in WRONG if path.parent.name == exercise}
    assert mistake.id in found, f"no file in a folder wrong/{exercise} makes this mistake"


def inputs_of(what):
    """The arguments of the plain probes: those that an answer with unknown numbers is called with."""
    exercise_id, _, name = what.partition(" ")
    function = FUNCTIONS[what]
    seen = []

    def answer(*args):
        seen.append(args)
        return scaled(function.reference(*args), 0.7123)

    exercise = registry.exercises()[exercise_id]
    part = next(iter(exercise.parts))
    others = [
        LocalAnswer(answer if n == name else FUNCTIONS[f"{exercise_id} {n}"].reference, n)
        for n in exercise.names
    ]
    registry.run(f"{exercise_id} {part}".strip(), others, answers.QUICK)
    return seen


@pytest.mark.parametrize("what", FUNCTIONS)
@QUIETLY
def test_mistakes_are_told_apart(what):
    inputs = inputs_of(what)
    assert inputs
    made = {}
    for mistake in FUNCTIONS[what].bank:
        if mistake.wrong is None:
            continue
        try:
            made[mistake.id] = [mistake.wrong(*args) for args in inputs]
        except ValueError:  # shapes that numpy refuses: found by the exception
            continue
    rights = [FUNCTIONS[what].reference(*args) for args in inputs]
    for name, values in made.items():
        assert not all(map(same, values, rights)), f"{name} gives the right numbers"
    for (a, first), (b, second) in combinations(made.items(), 2):
        assert not all(map(same, first, second)), f"{a} and {b} give the same numbers"


def remembering(function, inputs):
    """The same function; each mistake of its bank is worked out once for each input."""

    def once(wrong):
        made = {}

        def remembered(*args):
            key = next(i for i, known in enumerate(inputs) if known is args or known[0] is args[0])
            if key not in made:
                made[key] = wrong(*args)
            return made[key]

        return remembered

    bank = tuple(replace(m, wrong=once(m.wrong)) if m.wrong else m for m in function.bank)
    return replace(function, bank=bank)


@pytest.mark.slow
@pytest.mark.parametrize("what", [what for what, function in FUNCTIONS.items() if function.scales])
@QUIETLY
def test_scaled_mistakes_are_named(what):
    """Each mistake times each scale is found; where two coincide, both are right about the numbers."""
    inputs = inputs_of(what)
    function = remembering(FUNCTIONS[what], inputs)
    rights = [function.reference(*args) for args in inputs]
    named = Counter()
    for label in function.scales(*inputs[0]):
        factors = [function.scales(*args)[label] for args in inputs]
        for mistake in [None, *function.bank]:
            if mistake is not None and mistake.wrong is None:
                continue
            try:
                values = rights if mistake is None else [mistake.wrong(*args) for args in inputs]
                values = [scaled(value, c) for value, c in zip(values, factors, strict=True)]
            except (TypeError, ValueError):
                continue
            if all(map(same, values, rights)):
                named["right after all"] += 1
                continue
            if not np.any([np.any(np.asarray(part)) for value in values for part in _flat(value)]):
                continue
            found = diagnose(function, inputs, values, rights)
            assert found.id != "wrong_values", f"{label} times {mistake and mistake.id} is not found"
            assert not found.id.startswith("first_wrong"), (
                f"{label} times {mistake and mistake.id}: {found.id}"
            )
            named["itself" if mistake is None or found.id == mistake.id else "another"] += 1
    assert named["itself"] > 0


def _flat(value):
    if isinstance(value, dict):
        value = tuple(value.values())
    return [part for item in value for part in _flat(item)] if isinstance(value, (tuple, list)) else [value]


def test_ids_are_unique_in_each_bank():
    for what, function in FUNCTIONS.items():
        ids = Counter(mistake.id for mistake in function.bank)
        assert max(ids.values(), default=1) == 1, f"{what}: {ids.most_common(1)}"
        assert not set(ids) & (set(STRUCTURE) - {"transposed", "not_summed_over_samples"}), what


def test_count_table(capsys):
    """How many ways of being wrong and right are tried, for each exercise."""
    wrong = Counter(path.parent.name for path in WRONG)
    right = Counter(path.parent.name for path in RIGHT)
    banks = Counter()
    for what, function in FUNCTIONS.items():
        banks[what.partition(" ")[0]] += len(function.bank)
    with capsys.disabled():
        print(f"\n{'exercise':12}{'bank':>6}{'wrong files':>13}{'right files':>13}")
        for exercise in sorted({*wrong, *right, *banks}):
            print(f"{exercise:12}{banks[exercise]:6}{wrong[exercise]:13}{right[exercise]:13}")
    assert all(right[exercise] for exercise in wrong if " " not in exercise)
