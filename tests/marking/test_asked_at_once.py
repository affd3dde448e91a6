"""What the gradebook says of a whole class is what nbgrader's own lists say, in as many questions for 3 as for 30."""

from __future__ import annotations

import contextlib
import warnings

import pytest
import sqlalchemy
from nbgrader.api import Gradebook

from autograder.authoring.course import Course
from autograder.handback import feedback_pages
from autograder.handback.marks import marks_of
from autograder.handback.report import written_marks
from autograder.marking.gradebook import Mark, late_penalties, marks_of_class, open_gradebook, waiting

NAME, OTHER = "04_one_neuron", "05_layers"


@contextlib.contextmanager
def a_class(path, count: int):
    """Of each student of 04 two test cells, a written answer and a comment; every third waits for a person."""
    with open_gradebook(f"sqlite:///{path}") as book:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", sqlalchemy.exc.SAWarning)  # nbgrader's own, see `Room.convert`
            fill(book, count)
        yield book


def fill(book: Gradebook, count: int) -> None:
    for name in (NAME, OTHER):
        book.add_assignment(name)
        book.add_notebook(name, name)
        for cell, kind in (("E4-2", "code"), ("E4-3", "code"), ("M4", "markdown")):
            book.add_grade_cell(cell, name, name, max_score=2, cell_type=kind)
        book.add_solution_cell("M4", name, name)
    for number in range(count):
        student = f"s{number}"
        book.add_student(student)
        book.add_submission(NAME, student)
        for cell, points in (("E4-2", 2.0), ("E4-3", number % 3)):
            mark = book.find_grade(cell, NAME, NAME, student)
            mark.auto_score, mark.needs_manual_grade = points, False
        mark = book.find_grade("M4", NAME, NAME, student)
        mark.manual_score, mark.needs_manual_grade = (None, True) if number % 3 == 0 else (1.5, False)
        mark.extra_credit = 0.5 if number == 1 else None
        book.find_comment("M4", NAME, NAME, student).manual_comment = f"well, {number}"
    book.add_student("nobody")
    book.add_student("late")
    book.add_submission(OTHER, "s1")
    book.db.commit()


@pytest.fixture
def book(tmp_path):
    with a_class(tmp_path / "gradebook.db", 7) as made:
        yield made


def test_who_waits_are_those_whom_nbgrader_says(book):
    theirs = sorted(row["student"] for row in book.submission_dicts(NAME) if row["needs_manual_grade"])
    assert waiting(book, NAME) == theirs == ["s0", "s3", "s6"]
    assert waiting(book, OTHER) == ["s1"] and waiting(book, "06_three_layer_net") == []


def test_marks_are_those_of_the_one_notebook(book):
    assert marks_of_class(book, NAME)["s1"] == {"E4-2": Mark(2.0), "E4-3": Mark(1.0), "M4": Mark(None, 1.5)}
    assert set(marks_of_class(book, NAME)) == {f"s{number}" for number in range(7)}


def test_points_are_those_that_nbgrader_adds_up(book, tmp_path):
    theirs = {row["student"]: row["score"] for row in book.submission_dicts(NAME)}
    ours = marks_of(Course(tmp_path), book, NAME)
    assert {student: mark.points for student, mark in ours.items()} == theirs
    assert theirs["s1"] == 2 + 1 + 1.5 + 0.5 and ours["s0"].status == "waiting" != ours["s1"].status


def test_what_lateness_costs_is_taken_off_once(book, tmp_path):
    book.find_submission_notebook(NAME, NAME, "s2").late_submission_penalty = 1.25
    book.db.commit()
    assert {student for student, points in late_penalties(book, NAME).items() if points} == {"s2"}
    assert (
        late_penalties(book, NAME)["s2"] == book.find_submission(NAME, "s2").late_submission_penalty == 1.25
    )
    assert marks_of(Course(tmp_path), book, NAME)["s2"].points == 2 + 2 + 1.5 - 1.25


def test_what_an_assignment_has_beside_its_notebook_counts_as_nbgrader_counts_it(book, tmp_path):
    """An instructor's own assignment stands in the same gradebook, under notebooks of other names."""
    book.add_assignment("essay")
    for assignment in (NAME, "essay"):
        for name, kind in (("part 1", "code"), ("part 2", "markdown")):
            book.add_notebook(name, assignment)
            book.add_grade_cell("E9", name, assignment, max_score=4, cell_type=kind)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", sqlalchemy.exc.SAWarning)  # nbgrader's own
            book.add_submission(assignment, "late")
    for assignment in (NAME, "essay"):
        for points, name in enumerate(("part 1", "part 2"), 1):
            mark = book.find_grade("E9", name, assignment, "late")
            mark.auto_score, mark.needs_manual_grade = points, name == "part 1"
            book.find_submission_notebook(name, assignment, "late").late_submission_penalty = points / 4
    book.db.commit()
    for assignment in (NAME, "essay"):
        mark = marks_of(Course(tmp_path), book, assignment)["late"]
        theirs = book.find_submission(assignment, "late")
        assert mark.points == theirs.score - theirs.late_submission_penalty == 3 - 0.75
        assert mark.status == "waiting" and "late" in waiting(book, assignment)
    assert "E9" not in marks_of_class(book, NAME)["late"] and set(written_marks(book, NAME)["late"]) == {"M4"}


def test_written_answers_are_those_of_each_submission(book):
    theirs = {
        one.student.id: {
            grade.name: (None if grade.needs_manual_grade else grade.score, grade.max_score)
            for grade in one.grades
            if grade.cell.cell_type == "markdown"
        }
        for one in book.notebook_submissions(NAME, NAME)
    }
    assert written_marks(book, NAME) == theirs and theirs["s1"] == {"M4": (2.0, 2.0)}


@pytest.mark.parametrize("what", ["auto_score", "manual_score", "extra_credit"])
def test_a_page_is_made_again_where_a_mark_has_changed(book, tmp_path, what):
    before = keys(book, tmp_path)
    setattr(book.find_grade("E4-2", NAME, NAME, "s2"), what, 0.25)
    after = keys(book, tmp_path)
    assert {student for student in after if after[student] != before[student]} == {"s2"}


@pytest.mark.parametrize("what", ["auto_comment", "manual_comment"])
def test_a_page_is_made_again_where_a_comment_has_changed(book, tmp_path, what):
    before = keys(book, tmp_path)
    setattr(book.find_comment("M4", NAME, NAME, "s2"), what, "Look again.")
    after = keys(book, tmp_path)
    assert {student for student in after if after[student] != before[student]} == {"s2"}


def test_in_which_order_a_database_answers_has_no_page_made_again(book, tmp_path, monkeypatch):
    before, asked = keys(book, tmp_path), feedback_pages.grades
    monkeypatch.setattr(feedback_pages, "grades", lambda *what, **of: list(asked(*what, **of))[::-1])
    assert keys(book, tmp_path) == before


def keys(book, root) -> dict[str, str]:
    for number in range(7):
        copy = root / "class" / "autograded" / f"s{number}" / NAME / f"{NAME}.ipynb"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text("{}")
    found = feedback_pages.fingerprints(Course(root), book, NAME)
    assert len(found) == 7
    return found


@pytest.mark.parametrize(
    "ask",
    [
        marks_of_class,
        waiting,
        written_marks,
        lambda book, name: feedback_pages.fingerprints(Course(book.root), book, name),
        lambda book, name: marks_of(Course(book.root), book, name),
    ],
)
def test_a_larger_class_costs_no_more_questions(tmp_path, ask):
    """Each of nbgrader's own, asked once a student, reads the whole table: 27 s for 3,000."""
    asked = []
    for count in (3, 30):
        with a_class(tmp_path / f"{count}.db", count) as book:
            book.root = tmp_path
            book.db.expire_all()
            questions = []
            sqlalchemy.event.listen(
                book.engine, "before_cursor_execute", lambda *said, kept=questions: kept.append(said)
            )
            ask(book, NAME)
            asked.append(len(questions))
    assert asked[0] == asked[1] > 0
