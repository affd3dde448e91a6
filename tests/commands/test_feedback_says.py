"""What `autograder feedback` says of those who get no page: each by name, with exit status 1."""

from __future__ import annotations

import pytest
from submissions import ROOT

from autograder.__main__ import main
from autograder.handback import feedback_pages
from autograder.marking.gradebook import open_gradebook

NB = "04_one_neuron"


@pytest.fixture
def course(tmp_path, monkeypatch):
    for station in ("solutions", "course"):
        (tmp_path / station).symlink_to(ROOT / station)
    (tmp_path / "class").mkdir()
    with open_gradebook(f"sqlite:///{tmp_path / 'class' / 'gradebook.db'}") as book:
        book.add_assignment(NB)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(feedback_pages, "make_pages", lambda *_: {})
    return tmp_path


def handed_in(course, student: str) -> None:
    (course / "class" / "submitted" / student / NB).mkdir(parents=True)


def graded(course, student: str) -> None:
    for station in ("autograded", "feedback"):
        folder = course / "class" / station / student / NB
        folder.mkdir(parents=True)
        (folder / f"{NB}.{'ipynb' if station == 'autograded' else 'html'}").write_text("{}")


def test_who_handed_in_and_is_not_graded_is_named(course, capsys):
    for student in ("ada", "bob"):
        handed_in(course, student)
    graded(course, "ada")
    assert main(["feedback", "04"]) == 1
    said = capsys.readouterr().out
    assert "1 pages" in said and "bob: no page, not graded yet: autograder grade 04 says why" in said


def test_where_everybody_is_graded_all_is_done(course, capsys):
    handed_in(course, "ada")
    graded(course, "ada")
    assert main(["feedback", "04"]) == 0
    assert "no page" not in capsys.readouterr().out
