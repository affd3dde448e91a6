"""One mark: what gradebook, record and list say of it, the penalty for late work taken off, never below 0."""

from __future__ import annotations

from types import SimpleNamespace

import backprop
import pytest

from autograder.authoring.course import Course
from autograder.handback import marks
from autograder.handback.marks import (
    ClassMarks,
    MarkRow,
    NotebookMark,
    class_marks,
    counted,
    marks_of,
    number,
    persons,
    table,
)
from autograder.intake.people import People, Person
from autograder.intake.record import BLANK, REFUSED, TAKEN, Record, Row, list_file, record_file

NB, OTHER = "04_one_neuron", "05_layers"


class Book:
    """A gradebook as these functions ask it. scores : student -> (score, waits for a hand)."""

    def __init__(self, scores: dict, penalties: dict | None = None, students: list | None = None):
        self.scores, self.penalties, self.students = scores, penalties or {}, students or []
        self.assignments = [SimpleNamespace(name=NB, max_score=13), SimpleNamespace(name=OTHER, max_score=11)]

    def assignment_submissions(self, notebook: str) -> list:
        return [SimpleNamespace(student_id=one, extension=None) for one in self.scores if notebook == NB]


@pytest.fixture(autouse=True)
def what_the_book_says(monkeypatch):
    monkeypatch.setattr(marks, "points_of_class", lambda book, name: book.scores if name == NB else {})
    monkeypatch.setattr(
        marks, "late_penalties", lambda book, _: {who: off or 0.0 for who, off in book.penalties.items()}
    )


@pytest.fixture
def course(tmp_path):
    """ada, bob and cy handed in, bob as released, cy late; dan's was refused; eve sent nothing; fay left."""
    (tmp_path / "class").mkdir()
    course, record = Course(tmp_path), Record()
    for student, why, late in (("ada", "", ""), ("bob", BLANK, ""), ("cy", "", "late")):
        (tmp_path / "class" / "submitted" / student / NB).mkdir(parents=True)
        record.add(Row("2026", "p", "x", student, NB, late=late, outcome=TAKEN, why=why))
    record.add(Row("2026", "p", "x", "dan", NB, outcome=REFUSED, why="broken"))
    record.write(record_file(course))
    people = [Person(one, last_name=one.title()) for one in ("ada", "bob", "cy", "dan", "eve")]
    People([*people, Person("fay", "Fay", status="dropped")]).write(list_file(course))
    return course


def test_each_status_once(course):
    found = marks_of(course, Book({"ada": (7.0, False), "bob": (0.0, False), "cy": (3.0, True)}), NB)
    assert found == {
        "ada": NotebookMark(7.0, "graded"),
        "bob": NotebookMark(0.0, "blank"),
        "cy": NotebookMark(3.0, "waiting", late=True),
        "dan": NotebookMark(None, "refused"),
        "eve": NotebookMark(None, "missing"),
    }
    assert [found[one].is_final for one in found] == [True, True, False, False, False]
    assert found["cy"].said() == "waiting, late" and found["ada"].said() == "graded"


def test_what_was_taken_and_has_no_mark_is_not_graded(course):
    found = marks_of(course, Book({}), NB)
    assert {found[one].status for one in ("ada", "bob", "cy")} == {"not graded"}
    assert found["cy"].late and found["ada"].points is None


@pytest.mark.parametrize("score, penalty, points", [(7, 2, 5), (7, 0, 7), (1, 2, 0), (0, None, 0), (5, 5, 0)])
def test_a_penalty_is_taken_off_and_no_mark_falls_below_0(course, score, penalty, points):
    found = marks_of(course, Book({"ada": (score, False)}, {"ada": penalty}), NB)
    assert found["ada"] == NotebookMark(float(points), "graded")


def test_a_penalty_is_that_students_alone(course):
    found = marks_of(course, Book({"ada": (7.0, False), "bob": (6.0, False)}, {"ada": 2}), NB)
    assert (found["ada"].points, found["bob"].points) == (5.0, 6.0)


def test_who_has_a_mark_and_stands_on_no_list_has_a_row(course):
    known = SimpleNamespace(id="guest", last_name="Guest", first_name=None, email="g@x", lms_user_id=None)
    book = Book({"guest": (4.0, False), "ghost": (2.0, False)}, students=[known])
    rows = {row.person.id: row for row in class_marks(course, book, [NB]).rows}
    assert rows["guest"].person == Person("guest", "Guest", "", "g@x", "")
    assert rows["ghost"].person == Person("ghost") and rows["ghost"].total == 2.0
    assert rows["guest"].marks[NB] == NotebookMark(4.0, "graded") and "fay" not in rows
    both = {row.person.id: row for row in class_marks(course, book).rows}
    assert both["guest"].marks[OTHER] == NotebookMark(None, "missing")


def test_who_left_has_a_row_only_with_a_mark(course):
    book = Book({"fay": (4.0, False)})
    rows = {row.person.id: row for row in class_marks(course, book, [NB]).rows}
    assert rows["fay"].marks[NB].points == 4.0
    written = {row[0]: row for row in table(class_marks(course, book, [NB]))[1:]}
    assert written["fay"][5] == "graded, dropped" and written["eve"][5] == "missing"


def test_all_that_was_released_is_asked_and_each_notebook_ticks_once(course):
    ticks = []
    marks = class_marks(course, Book({"ada": (7.0, False)}), tick=lambda: ticks.append(1))
    assert marks.possible == {NB: 13.0, OTHER: 11.0} and len(ticks) == 2
    ada = next(row for row in marks.rows if row.person.id == "ada")
    assert (
        ada.marks == {NB: NotebookMark(7.0, "graded"), OTHER: NotebookMark(None, "missing")}
        and ada.total == 7.0
    )
    assert class_marks(course, Book({}), ["07_training"]).possible == {"07_training": 0.0}


def test_rows_stand_in_the_order_of_names_whatever_their_case(course):
    people = [
        Person("1", "zeta", "A"),
        Person("2", "Alpha", "b"),
        Person("3", "alpha", "A"),
        Person("4", "alpha", "a"),
    ]
    People(people).write(list_file(course))
    assert [one.id for one in persons(course, Book({}), set())] == ["3", "4", "2", "1"]


def test_a_letter_with_an_accent_stands_with_its_letter(course):
    people = [
        Person("1", "Lee", "Émile"),
        Person("2", "Lee", "Fay"),
        Person("3", "Lee", "Dora"),
        Person("4", "Çelik"),
    ]
    People(people).write(list_file(course))
    assert [one.id for one in persons(course, Book({}), set())] == ["4", "3", "1", "2"]


def test_the_table_has_a_head_that_says_the_points_and_cells_that_no_spreadsheet_runs():
    ada = MarkRow(
        Person("ada", "=Love", "Ada", "a@x"),
        {NB: NotebookMark(11.5, "graded"), OTHER: NotebookMark(None, "missing")},
    )
    head, row = table(ClassMarks([ada], {NB: 13.0, OTHER: 11.5}))
    assert head == [
        *("id", "last_name", "first_name", "email", f"{NB} (of 13)", f"{NB} status"),
        *(f"{OTHER} (of 11.5)", f"{OTHER} status", "sum (of 24.5)", "version"),
    ]
    assert row == [
        "ada",
        "'=Love",
        "Ada",
        "a@x",
        "11.5",
        "graded",
        "",
        "missing",
        "11.5",
        backprop.__version__,
    ]


@pytest.mark.parametrize(
    "points, said", [(11.0, "11"), (11.5, "11.5"), (31 / 3, "10.33"), (0.0, "0"), (100, "100")]
)
def test_points_are_written_as_people_write_them(points, said):
    assert number(points) == said


def test_the_count_names_each_status_that_occurs_in_a_fixed_order():
    marks = [
        NotebookMark(None, "missing"),
        NotebookMark(1.0, "graded"),
        NotebookMark(2.0, "waiting"),
        NotebookMark(3.0, "graded"),
    ]
    rows = [MarkRow(Person(str(place)), {NB: mark}) for place, mark in enumerate(marks)]
    assert counted(ClassMarks(rows, {NB: 13.0})) == "2 graded, 1 waiting, 1 missing"
    odd = [MarkRow(Person("x"), {NB: NotebookMark(0.0, "blank"), OTHER: NotebookMark(None, "refused")})]
    odd += [MarkRow(Person("y"), {NB: NotebookMark(None, "not graded")})]
    assert counted(ClassMarks(odd, {})) == "1 blank, 1 not graded, 1 refused"
