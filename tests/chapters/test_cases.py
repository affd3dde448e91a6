"""Answers as people write them, with what a teacher would name: `CHAPTER/cases/` and its `answers.tsv`.

The columns of the table: file, right or wrong, says (what is wrong, in a sentence), words (patterns, one of
which a hint that names the mistake has), never (claims that would be false of this code).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import answers
import pytest

from autograder.engine import card, registry
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Setting, Verdict

GRADED, CHECKED = Setting(full=True, seed=0), Setting()
GRADED_BY_ANOTHER = Setting(full=True, seed=20261124)
LONGEST = 500


@dataclass(frozen=True)
class Case:
    """One row: `exercise` is "E4.3", or "E5.4 bonus" where one part is meant."""

    path: Path
    exercise: str
    kind: str
    words: tuple[str, ...]
    never: tuple[str, ...]


def cases() -> list[Case]:
    found = []
    for table in sorted(answers.CHAPTERS.glob("*/cases/answers.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines()[1:]:
            file, kind, _, words, never = line.split("\t")
            patterns = [tuple(word for word in column.split(" | ") if word) for column in (words, never)]
            found.append(Case(table.parent / file, file.rpartition("/")[0], kind, *patterns))
    return found


def verdicts(case: Case, setting: Setting) -> list[Verdict]:
    """One for each graded part, in order."""
    exercise_id, _, part = case.exercise.partition(" ")
    exercise = registry.exercises()[exercise_id]
    parts = [part] if part else [p for p in exercise.parts if exercise.parts[p] or len(exercise.parts) == 1]
    text = case.path.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "answer", "np": answers.np}
    exec(compile(exercise.given, "given", "exec"), names)
    answers.run(text, str(case.path), names)
    asked = exercise.part_names.get(part, exercise.names)
    mine = [LocalAnswer(names[name], name, text) for name in asked]
    return [registry.run(f"{exercise_id} {part}".strip(), mine, setting) for part in parts]


# only a clock stops these; `reverse_mode/test_slow_orders.py` has them in the quick door, with a shorter one
ENDLESS = {"order_without_a_visited_check", "order_of_its_own_walks_all"}


def by_door(case: Case):
    marks = [pytest.mark.slow] if case.path.stem in ENDLESS else []
    return pytest.param(case, marks=marks, id=f"{case.exercise}/{case.path.stem}")


@pytest.mark.parametrize("case", map(by_door, cases()))
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_case_is_judged_as_a_teacher_would(case):
    is_judged_rightly(case, GRADED)
    is_judged_rightly(case, CHECKED)


@pytest.mark.slow
@pytest.mark.parametrize("case", map(by_door, cases()))
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_case_is_judged_so_with_other_probes_too(case):
    is_judged_rightly(case, GRADED_BY_ANOTHER)


def is_judged_rightly(case: Case, setting: Setting) -> None:
    failed = [verdict for verdict in verdicts(case, setting) if not verdict.passed]
    if case.kind == "right":
        assert not failed, f"refused: {failed[0].headline} {failed[0].hint}"
        return
    assert failed, "passes"
    said = card.bare(f"{failed[0].headline} {failed[0].hint}".strip())
    assert len(said) <= LONGEST, said
    for claim in case.never:
        assert not re.search(claim, said, re.IGNORECASE), f"false: {said}"
    named = re.compile(r"(?<!\w)(?:" + "|".join(case.words) + ")", re.IGNORECASE)
    assert named.search(said), f"not named: {said}"
