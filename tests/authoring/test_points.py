"""Points stand in the exercise alone: a notebook or README that says another number is named."""

import re

import pytest
from submissions import COURSE, ROOT

from autograder.authoring.points import course_faults, points_faults
from autograder.authoring.source import read_source
from autograder.engine import registry
from autograder.engine.chapter import Chapter
from autograder.engine.question import Option, Question, Quiz
from autograder.engine.verdict import Exercise

QUIZ = Quiz("Q10", {"a": Question("?", (Option("yes", "y", right=True), Option("no", "n")))}, points=1)
CHAPTER = Chapter(
    "10",
    "x",
    [
        Exercise("E10.1", ("f",), {"": 2}, print),
        Exercise("E10.2", ("g",), {"easy": 1, "hard": 0.5, "bonus": 0}, print),
    ],
    QUIZ,
)
TEXT = """# %% [markdown]
# # 10 · X
#
# *About 5 minutes · 7.5 points*

# %% [markdown]
# ### E10.1 `f(x)` · 2 points

# %% test="E10.1" points=2
check("E10.1", f)

# %% [markdown]
# ### E10.2 `g(x)` · 1.5 points

# %% test="E10.2 easy" points=1
check("E10.2 easy", g)

# %% test="E10.2 hard" points=0.5
check("E10.2 hard", g)

# %% [markdown]
# ## Quiz 10 · 1 point

# %% test="Q10" points=1
check("Q10", quiz_10)

# %% [markdown]
# ## M10 · In your own words · 3 points

# %% [markdown] answer="M10" points=3
# Because.
"""


def faults(tmp_path, *change) -> list[str]:
    """The faults of the text after one change (old, new)."""
    text = TEXT.replace(*change) if change else TEXT
    assert not change or text != TEXT
    path = tmp_path / "10_x.py"
    path.write_text(text, encoding="utf-8")
    return list(points_faults(read_source(path), CHAPTER))


def test_a_notebook_that_agrees_has_no_fault(tmp_path):
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("`f(x)` · 2 points", "`f(x)` · 3 points", "the heading of E10.1 says 3 points, its exercise 2"),
        ("`f(x)` · 2 points", "`f(x)` · no points", "the heading of E10.1 says no points, its exercise 2"),
        ("`f(x)` · 2 points", "`f(x)`", "no heading says the points of E10.1"),
        ("`g(x)` · 1.5", "`g(x)` · 1", "the heading of E10.2 says 1 points, its exercise 1.5"),
        ('"E10.1" points=2', '"E10.1" points=1', "the test cell E10-1 says 1 points, its exercise 2"),
        ('hard" points=0.5', 'hard" points=1', "the test cell E10-2-hard says 1 points, its exercise 0.5"),
        ("Quiz 10 · 1 point", "Quiz 10 · 2 points", "the heading of Q10 says 2 points, its exercise 1"),
        ('"Q10" points=1', '"Q10" points=2', "the test cell Q10 says 2 points"),
        ("words · 3 points", "words · 2 points", "the heading of M10 says 2 points, its exercise 3"),
        ('"M10" points=3', '"M10" points=2', "its first lines say 7.5 points, its exercises make 6.5"),
        ("· 7.5 points", "· 8 points", "its first lines say 8 points, its exercises make 7.5"),
        ("E10.2 hard", "E10.2 harder", "no test cell E10-2-hard, which the chapter declares with 0.5 points"),
        ("E10.2 hard", "E10.3", "the test cell E10-3 has no exercise in the declaration of the chapter"),
    ],
)
def test_every_other_number_is_named(tmp_path, old, new, said):
    assert any(fault.startswith(said) for fault in faults(tmp_path, old, new))


@pytest.mark.parametrize("name", registry.chapters())
def test_the_notebooks_of_the_course_agree(name):
    assert list(points_faults(read_source(COURSE.text(name)), registry.chapter(name))) == []


def test_the_readme_says_what_the_exercises_make(tmp_path):
    path = tmp_path / "10_x.py"
    path.write_text(TEXT, encoding="utf-8")
    sources = {"10_x": read_source(path)}
    right = "Nine notebooks, 7.5 points"
    assert course_faults(right, sources, [CHAPTER]) == [], "a README that says nothing of the kind"
    line = "9 points: 4 automatic, 2 for quizzes, 3 by hand"
    assert course_faults(line, sources, [CHAPTER])[0].startswith("README.md: it says 9 points: 4 automatic")


def test_the_readme_of_the_course_agrees():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    chapters = list(registry.chapters().values())
    sources = {name: read_source(COURSE.text(name)) for name in registry.chapters()}
    assert "points: " in text and course_faults(text, sources, chapters) == []
    assert course_faults(re.sub(r"\d+ points: ", "1 points: ", text), sources, chapters)
