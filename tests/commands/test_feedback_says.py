"""What `autograder feedback` says of those who get no page: each by name, status 1 where one could be made."""

from __future__ import annotations

import pytest
from submissions import linked_checkout

from autograder.__main__ import main
from autograder.authoring.course import Course
from autograder.handback import feedback_pages
from autograder.intake.people import People, Person
from autograder.intake.record import Record, Row, list_file, record_file
from autograder.marking import gradebook
from autograder.marking.gradebook import open_gradebook

NB = "04_one_neuron"


@pytest.fixture
def course(tmp_path, monkeypatch):
    linked_checkout(tmp_path)
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


def test_whose_file_was_refused_is_named(course, capsys):
    """One of the list whose file is broken, and one whom nobody knows: neither has a page, and both sent something."""
    graded(course, "ada")
    People([Person("ada"), Person("bob")]).write(list_file(Course(course)))
    rows = [("ada", "taken"), ("bob", "refused"), ("mallory_69999", "refused")]
    Record([Row("", "p.zip", f"{who}.ipynb", who, NB, outcome=outcome) for who, outcome in rows]).write(
        record_file(Course(course))
    )
    assert main(["feedback", "04"]) == 0  # every page there can be is made; `grade` ends with 1
    said = capsys.readouterr().out
    assert "no page, sent what could not be taken: bob, mallory_69999\n" in said


def test_answers_that_wait_are_said(course, capsys, monkeypatch):
    graded(course, "ada")
    monkeypatch.setattr(gradebook, "waiting", lambda *_: {"ada"})
    assert main(["feedback", "04"]) == 0
    assert "answers of 1 wait for a person: their pages show the points so far" in capsys.readouterr().out
