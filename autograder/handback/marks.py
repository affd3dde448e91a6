"""The marks of a class: one row a person, for each notebook points and where it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import backprop
from nbgrader.api import Gradebook

from autograder.authoring.course import Course
from autograder.intake.names import guarded
from autograder.intake.people import People, Person
from autograder.intake.record import Standing, list_file, standings
from autograder.marking.due import due_dates
from autograder.marking.gradebook import late_penalties, points_of_class

GRADED = "graded"
WAITING = "waiting"  # a written answer waits for a person
NOT_GRADED = "not graded"  # handed in, and no mark in the gradebook


@dataclass(frozen=True)
class NotebookMark:
    """One notebook of one person.

    points : in the gradebook, late penalty taken off; None where there is no mark. Of a WAITING one they
        are what is certain so far.
    status : GRADED, WAITING, NOT_GRADED, "blank", "refused" or "missing"
    late : the LMS says so; minutes : late by the deadline
    """

    points: float | None
    status: str
    late: bool = False
    minutes: int = 0

    @property
    def is_late(self) -> bool:
        return self.late or self.minutes > 0

    @property
    def is_final(self) -> bool:
        return self.points is not None and self.status != WAITING

    def said(self) -> str:
        return f"{self.status}, {self.how_late()}" if self.is_late else self.status

    def how_late(self) -> str:
        return f"{self.minutes} min late" if self.minutes else "late"


@dataclass(frozen=True)
class MarkRow:
    """One person. marks : notebook -> NotebookMark, in the order of the course."""

    person: Person
    marks: dict[str, NotebookMark] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return sum(mark.points or 0.0 for mark in self.marks.values())


@dataclass(frozen=True)
class ClassMarks:
    """A class. possible : notebook -> points that can be had, of the notebooks that were given out."""

    rows: list[MarkRow]
    possible: dict[str, float]


def class_marks(
    course: Course,
    gradebook: Gradebook,
    notebooks: Iterable[str] = (),
    tick: Callable[[], object] = lambda: None,
) -> ClassMarks:
    """The marks of everybody on the list, and of everybody else who has one.

    notebooks : those wanted; none means all that were released into the gradebook
    tick : called once for each notebook
    """
    released = {one.name: float(one.max_score) for one in gradebook.assignments}
    wanted = list(notebooks) or sorted(released)
    possible = {name: released.get(name, 0.0) for name in wanted}
    marks = {}
    for name in wanted:
        marks[name] = marks_of(course, gradebook, name)
        tick()
    people = persons(course, gradebook, {student for one in marks.values() for student in one})
    rows = [
        MarkRow(person, {name: marks[name].get(person.id, NotebookMark(None, "missing")) for name in wanted})
        for person in people
    ]
    return ClassMarks(rows, possible)


def marks_of(course: Course, gradebook: Gradebook, notebook: str) -> dict[str, NotebookMark]:
    """student -> the mark of one notebook, for everybody that the list, the record or the gradebook knows."""
    written = points_of_class(gradebook, notebook)
    penalties = late_penalties(gradebook, notebook)
    stands = standings(course, notebook, due_dates(course, gradebook, notebook))
    found = {}
    for student in sorted({*written, *stands}):
        standing = stands.get(student, Standing("taken"))
        found[student] = _mark(standing, written.get(student), penalties.get(student, 0.0))
    return found


def _mark(standing: Standing, written: tuple[float, bool] | None, penalty: float) -> NotebookMark:
    late = standing.late, standing.minutes
    if written is None:
        status = NOT_GRADED if standing.status in ("taken", "blank") else standing.status
        return NotebookMark(None, status, *late)
    points, waits = max(0.0, written[0] - penalty), written[1]
    if waits:
        return NotebookMark(points, WAITING, *late)
    return NotebookMark(points, "blank" if standing.status == "blank" else GRADED, *late)


def persons(course: Course, gradebook: Gradebook, students: set[str]) -> list[Person]:
    """Everybody on the list, then whoever else has a mark, by what the gradebook knows of them."""
    people = People.read(list_file(course))
    listed = [person for person in people.rows if person.status != "dropped" or person.id in students]
    known = {person.id for person in listed}
    others = []
    for one in gradebook.students:
        if one.id in students - known:
            names = (one.last_name or "", one.first_name or "", one.email or "", one.lms_user_id or "")
            others.append(Person(one.id, *names))
    others += [Person(student) for student in sorted(students - known - {person.id for person in others})]
    return sorted(listed + others, key=lambda p: (_in_order(p.last_name), _in_order(p.first_name), p.id))


def _in_order(name: str) -> str:
    """A name as a list has it in order: É stands with E, case does not count."""
    return unicodedata.normalize("NFKD", name.casefold())


def number(points: float) -> str:
    """Points as people write them: 11, 11.5, 10.33."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def table(marks: ClassMarks) -> list[list[str]]:
    """The rows of class/marks.csv, its head first."""
    head = ["id", "last_name", "first_name", "email"]
    for name, possible in marks.possible.items():
        head += [f"{name} (of {number(possible)})", f"{name} status"]
    rows = [[*head, f"sum (of {number(sum(marks.possible.values()))})", "version"]]
    for row in marks.rows:
        person = row.person
        cells = [guarded(cell) for cell in (person.id, person.last_name, person.first_name, person.email)]
        dropped = ", dropped" if person.status == "dropped" else ""
        for mark in row.marks.values():
            cells += ["" if mark.points is None else number(mark.points), mark.said() + dropped]
        rows.append([*cells, number(row.total), backprop.__version__])
    return rows


def counted(marks: ClassMarks) -> str:
    """ "98 graded, 9 waiting, 11 missing", over all notebooks."""
    found: dict[str, int] = {}
    for row in marks.rows:
        for mark in row.marks.values():
            found[mark.status] = found.get(mark.status, 0) + 1
    order = [GRADED, "blank", WAITING, NOT_GRADED, "refused", "missing"]
    return ", ".join(f"{found[status]} {status}" for status in order if status in found)
