"""Which files of tests two workers begin with, so that none of them is left with a long one at the end.

xdist would begin with the files of many tests, and the long files have few: their last three minutes kept one
processor idle.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# five seconds and more in the quick door, the longest first; `pytest FILE --durations 0` says how long yours takes
LONGEST = (
    "tests/chapters/test_bank.py",
    "tests/commands/test_commands.py",
    "tests/screen/test_notebooks.py",
    "tests/marking/test_one_road.py",
    "tests/sandbox/test_cells_that_stop.py",
    "tests/chapters/test_cases.py",
    "tests/screen/test_card_alone.py",
    "tests/sandbox/test_session.py",
    "tests/commands/test_try.py",
    "tests/marking/test_gradebook.py",
    "tests/figures/test_facts.py",
    "tests/sandbox/test_levels.py",
    "tests/figures/test_figures_extremes.py",
    "tests/numbers/test_patients.py",
    "tests/handback/test_marks.py",
    "tests/marking/test_same_verdict.py",
    "tests/intake/test_cases.py",
    "tests/marking/test_class_00.py",
    "tests/handback/test_report_of_a_class.py",
    "tests/chapters/training/test_training_checks.py",
    "tests/intake/test_attacks.py",
    "tests/sandbox/test_guarded_lines.py",
    "tests/chapters/test_ways_back.py",
    "tests/chapters/test_everyday_in_exercises.py",
    "tests/marking/test_stopped_cells.py",
    "tests/marking/test_nobody_vanishes.py",
    "tests/figures/test_reference.py",
    "tests/screen/test_figures_on_a_page.py",
    "tests/screen/test_any_page.py",
    "tests/prose/test_prose_08.py",
    "tests/handback/test_feedback.py",
    "tests/package/test_other_systems.py",
    "tests/screen/test_labels.py",
)


def in_order(items: list[pytest.Item], root: Path = ROOT) -> list[pytest.Item]:
    """The tests file by file: those of LONGEST, then the others, the files of many tests first."""
    files = [item.path.relative_to(root).as_posix() for item in items]
    many, place = Counter(files), {file: i for i, file in enumerate(LONGEST)}
    first_seen = {file: i for i, file in reversed(list(enumerate(files)))}
    by_file = sorted(
        range(len(items)),
        key=lambda i: (place.get(files[i], len(LONGEST)), -many[files[i]], first_seen[files[i]]),
    )
    return [items[i] for i in by_file]
