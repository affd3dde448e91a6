"""Late minutes are said; points they cost only where the instructor chose nbgrader's penalty."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from room import Room
from submissions import answered

from autograder.authoring.course import Course
from autograder.handback.marks import marks_of
from autograder.intake.deadlines import Deadlines
from autograder.intake.record import Record, Row, record_file, to_look_at
from autograder.marking.class_run import Choices, ClassRun
from autograder.marking.due import due_dates, extension_of
from autograder.marking.gradebook import open_gradebook

NAME = "04_one_neuron"
DUE = datetime(2026, 12, 4, 22, 59, tzinfo=UTC)
HANDED_IN = {
    "ada": "2026-12-04 23:36:00 UTC",
    "bob": "2026-12-05 00:59:00 UTC",
    "cyd": "2026-12-04 20:00:00 UTC",
}


class Book:
    """A gradebook with nbgrader's own due date, 22:59 UTC without a zone, and a day more for bob."""

    def __init__(self, due):
        self.assignments = [SimpleNamespace(name=NAME, duedate=due, max_score=13)]

    def assignment_submissions(self, _):
        ada, bob = (SimpleNamespace(student_id=one, extension=None) for one in ("ada", "bob"))
        bob.extension = DUE.replace(day=5) - DUE
        return [ada, bob]


def of_class(tmp_path, text=""):
    (tmp_path / "solutions" / NAME).mkdir(parents=True)
    (tmp_path / "solutions" / NAME / f"{NAME}.py").touch()
    (tmp_path / "course").mkdir()
    (tmp_path / "class").mkdir()
    if text:
        (tmp_path / "class/deadlines.csv").write_text(text)
    return Course(tmp_path)


def test_our_file_goes_before_nbgraders_due_date(tmp_path):
    course = of_class(tmp_path, "chapter,due\n04,2026-12-01 12:00 UTC\n")
    assert due_dates(course, Book(DUE.replace(tzinfo=None)), NAME).due(NAME, "bob").day == 1


def test_nbgraders_own_due_date_and_extensions_count_where_we_say_nothing(tmp_path):
    found = due_dates(of_class(tmp_path), Book(DUE.replace(tzinfo=None)), NAME)
    assert found.due(NAME, "ada") == DUE and found.due(NAME, "bob") == DUE.replace(day=5)
    assert extension_of(NAME, "bob", found).days == 1 and extension_of(NAME, "ada", found) is None


def test_without_either_nobody_is_late(tmp_path):
    assert due_dates(of_class(tmp_path), Book(None), NAME) == Deadlines()
    assert extension_of(NAME, "ada", Deadlines()) is None


def test_late_minutes_stand_with_whom_they_belong(tmp_path):
    """By the record where collect took it, by timestamp.txt where it was put there by hand."""
    course = of_class(tmp_path, "chapter,due,student\n04,2026-12-04 22:59 UTC\n04,2026-12-05 22:59 UTC,bob\n")
    record = Record(
        [Row("", "p", "x", "ada", NAME, "2026-12-04T23:36:00+00:00", late="late", outcome="taken")]
    )
    record.write(record_file(course))
    for student, moment in HANDED_IN.items():
        folder = course.class_folder / "submitted" / student / NAME
        folder.mkdir(parents=True)
        (folder / "timestamp.txt").write_text(moment)
    assert to_look_at(course, NAME) == {"late by the deadline": ["ada (37 min)"]}
    (course.class_folder / "submitted/dan" / NAME).mkdir(parents=True)  # nobody knows when
    assert to_look_at(course, NAME) == {"late by the deadline": ["ada (37 min)"]}


@pytest.mark.slow
def test_a_penalty_is_chosen_and_goes_by_extensions(tmp_path):
    room = Room(tmp_path, NAME).open()
    for student, moment in HANDED_IN.items():
        folder = room.hand_in(student, NAME, answered(NAME)).parent
        (folder / "timestamp.txt").write_text(moment)
    deadlines = room.root / "class/deadlines.csv"
    deadlines.write_text("chapter,due,student\n04,2026-12-04 22:59 UTC\n04,2026-12-05 22:59 UTC,bob\n")
    done = room.run("autograder", "grade", "04")
    assert "late by the deadline: ada (37 min)" in done.stdout

    def marks(method: str, *choices) -> dict:
        run = ClassRun(Course(room.root), Choices(NAME, *choices))
        run.config.LateSubmissionPlugin.penalty_method = method
        for outcome, _ in run.grade():
            assert outcome.failure == ""
        with open_gradebook(run.directory.db_url) as gradebook:
            return {
                who: (one.points, one.said()) for who, one in marks_of(run.course, gradebook, NAME).items()
            }

    full, late = (11.0, "waiting"), "waiting, 37 min late"
    assert marks("none") == {"ada": (11.0, late), "bob": full, "cyd": full}
    assert marks("zero", [], 1, True) == {"ada": (0.0, late), "bob": full, "cyd": full}
    deadlines.write_text(deadlines.read_text() + "04,2026-12-05 22:59 UTC,ada\n")
    assert marks("zero") == {"ada": full, "bob": full, "cyd": full}  # her mark alone is written again
