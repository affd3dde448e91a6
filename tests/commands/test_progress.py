"""Whatever may take more than two seconds shows a bar, and counts each person, page or notebook in it once."""

from __future__ import annotations

import shutil
import sys

import pytest
from parcels import write_list
from submissions import ROOT, linked_checkout

from autograder import commands
from autograder.__main__ import main
from autograder.handback import feedback_pages
from autograder.marking.gradebook import open_gradebook

NB = "04_one_neuron"


class Bar:
    """Counts what a bar would show."""

    def __init__(self, total: int, unit: str):
        self.total, self.unit, self.count, self.lines = total, unit, 0, []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def update(self, by: int = 1) -> None:
        self.count += by

    def write(self, line: str, **_) -> None:
        self.lines.append(line)


@pytest.fixture
def bars(monkeypatch):
    made = []
    monkeypatch.setattr(commands, "progress", lambda *words: made.append(Bar(*words)) or made[-1])
    return made


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory):
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with open_gradebook(f"sqlite:///{path}") as book:
        book.add_assignment(NB)
    return path


@pytest.fixture
def course(tmp_path, monkeypatch, gradebook):
    linked_checkout(tmp_path)
    (tmp_path / "class").mkdir()
    shutil.copy(gradebook, tmp_path / "class")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_roster_counts_people(course, bars):
    write_list([{"id": "ada"}, {"id": "bob"}], course / "export.csv")
    assert main(["roster", "export.csv"]) == 0
    assert [(bar.count, bar.total, bar.unit) for bar in bars] == [(2, 2, "people")]


def test_collect_counts_people(course, bars):
    for student in ("ada", "bob"):
        (course / "in" / student).mkdir(parents=True)
        shutil.copy(ROOT / "course" / NB / f"{NB}.ipynb", course / "in" / student)
    assert main(["collect", "in"]) == 0
    assert [(bar.count, bar.total, bar.unit) for bar in bars] == [(2, 2, "people")]


def test_simulate_counts_submissions(course, bars):
    assert main(["simulate", "--assignment", "04", "--students", "3", "given"]) == 0
    assert [(bar.count, bar.total, bar.unit) for bar in bars] == [(3, 3, "submissions")]


def test_marks_counts_notebooks(course, bars):
    assert main(["marks"]) == 0
    assert [(bar.count, bar.total, bar.unit) for bar in bars] == [(1, 1, "notebooks")]


def test_feedback_counts_pages(course, bars, monkeypatch):
    for student in ("ada", "bob"):
        (course / "class" / "autograded" / student / NB).mkdir(parents=True)
        (course / "class" / "autograded" / student / NB / f"{NB}.ipynb").write_text("{}")
    monkeypatch.setattr(feedback_pages, "make_pages", lambda *words: words[3]() or words[3]() or {})
    main(["feedback", "04"])
    assert [(bar.count, bar.total, bar.unit) for bar in bars] == [(2, 2, "pages")]


def test_a_bar_waits_two_seconds_and_is_silent_where_nobody_looks_on(monkeypatch):
    assert commands.progress(3, "people").disable
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with commands.progress(3, "people") as bar:
        assert not bar.disable and bar.delay == 2 and bar.unit == " people" and bar.total == 3
