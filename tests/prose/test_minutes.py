"""The minutes at the head of a chapter are reckoned, and a long chapter says where to pause."""

from __future__ import annotations

import re

import minutes
import pytest

PAUSE = "**A good place to pause.**"
# chapters whose minutes are still being written, early and late ones on lines of their own
EARLY: set[str] = set()

LATE: set[str] = set()

COMING = EARLY | LATE
HERE = [chapter for chapter in minutes.chapters() if chapter not in COMING]
LONG = 90


def head(chapter: str) -> int:
    """What the first cell says."""
    return int(re.search(r"^# \*About (\d+) minutes · ", minutes.cells(chapter)[0][1], re.M)[1])


@pytest.mark.parametrize("chapter", HERE)
def test_a_chapter_says_the_minutes_that_are_reckoned(chapter):
    assert head(chapter) == minutes.reckon(minutes.cells(chapter)).said


@pytest.mark.parametrize("chapter", HERE)
def test_no_stretch_without_a_pause_is_longer_than_ninety_minutes(chapter):
    stretches, so_far = [], []
    for cell in minutes.cells(chapter):
        so_far.append(cell)
        if PAUSE in cell[1]:
            stretches.append(so_far)
            so_far = []
    assert max(minutes.reckon(part).total for part in [*stretches, so_far]) <= LONG
    if minutes.reckon(minutes.cells(chapter)).total <= LONG:
        assert not stretches, "a chapter that is read in one go needs no pause"


def test_each_kind_of_work_counts():
    once = [
        (" [markdown]", "# " + "word " * 400),
        (' [markdown] answer="M1" points=3', "# " + "word " * 30),
        ("", 'predict("1.1", two_roads())'),
        ("", 'by_hand("1.3", a=a, b=b)'),
        (' solution="f"', "def f():\n    ### BEGIN SOLUTION\n    a\n    b\n    ### END SOLUTION\n"),
        (' solution="quiz_1"', 'quiz_1 = {"a": None, "b": None}\n### BEGIN SOLUTION\nquiz_1 = 1'),
    ]
    found = minutes.reckon(once)
    assert (found.paper, found.figures, found.predicting, found.by_hand) == (3, 3, 2, 3)
    assert found.reading == pytest.approx(4) and found.exercises == 4 * 2 + 2 and found.quiz == 2


def test_readme_says_the_hours_of_all_chapters():
    """In words; a quarter of an hour more in one chapter does not turn it."""
    hours = sum(minutes.reckon(minutes.cells(chapter)).total for chapter in minutes.chapters()) / 60
    readme = (minutes.ROOT / "README.md").read_text(encoding="utf-8")
    said = re.search(r"Nine notebooks, about (\w+) hours", readme)[1]
    words = {"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
    assert abs(words[said] - hours) < 1
