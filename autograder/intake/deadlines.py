"""class/deadlines.csv: until when each chapter is handed in, and for whom later.

    chapter,due,student
    04,2026-12-04 23:59,
    04,2026-12-07 23:59,00420

A time without a zone is in the class's, which course/hand_in.toml names, else in this machine's. Who is late
is said in minutes; whether that costs points the instructor chooses, in nbgrader's configuration.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.hand_in import class_zone
from autograder.intake.clock import in_utc, spoken, zone_named
from autograder.intake.names import unguarded
from autograder.intake.people import People
from autograder.intake.tables import read_table

COLUMNS = ("chapter", "due")  # and "student", where somebody has longer


@dataclass(frozen=True)
class Deadlines:
    """Moments in UTC. of_all : notebook -> due; of_one : (notebook, student) -> due of that one alone."""

    of_all: Mapping[str, datetime] = field(default_factory=dict)
    of_one: Mapping[tuple[str, str], datetime] = field(default_factory=dict)

    def due(self, notebook: str, student: str = "") -> datetime | None:
        return self.of_one.get((notebook, student), self.of_all.get(notebook))

    def minutes_late(self, notebook: str, student: str, handed_in: datetime | None) -> int:
        """Whole minutes, begun ones counted; 0 in time, and where no deadline or no time is known."""
        due = self.due(notebook, student)
        if due is None or handed_in is None:
            return 0
        return max(0, math.ceil((handed_in - due).total_seconds() / 60))


def deadlines_file(course: Course) -> Path:
    return course.class_folder / "deadlines.csv"


def zone_of_class(course: Course) -> tzinfo:
    return zone_named(class_zone(course))


def read_deadlines(course: Course) -> Deadlines:
    """What the file says, nothing where there is none. Raises Complaint, one line, for a row that is none."""
    path = deadlines_file(course)
    if not path.exists():
        return Deadlines()
    head, *lines = read_table(path).rows
    columns = [one.strip().lower() for one in head]
    if not set(COLUMNS) <= set(columns):
        raise Complaint(f"{path} has no columns chapter and due, but {', '.join(columns)}")
    zone, people = zone_of_class(course), People.read(course.class_folder / "students.csv")
    of_all: dict[str, datetime] = {}
    of_one: dict[tuple[str, str], datetime] = {}
    for number, line in enumerate(lines, 2):
        row = dict(zip(columns, (unguarded(cell).strip() for cell in line), strict=False))
        if not any(row.values()):
            continue
        where = f"{path}, line {number}"
        notebook = _notebook(course, row.get("chapter", ""), where)
        due, student = _moment(row.get("due", ""), zone, where), row.get("student", "")
        if (notebook, student) in of_one or (not student and notebook in of_all):
            raise Complaint(f"{where}: a second due time of {notebook}{f' for {student}' * bool(student)}")
        if student and people.is_list and student not in {person.id for person in people.rows}:
            raise Complaint(f"{where}: no student {student!r} on the class list")
        if student:
            of_one[notebook, student] = due
        else:
            of_all[notebook] = due
    for notebook, student in of_one:
        if notebook not in of_all:
            raise Complaint(
                f"{path}: {student} has longer for {notebook}, and no row says until when all have"
            )
    return Deadlines(of_all, of_one)


def _notebook(course: Course, word: str, where: str) -> str:
    word = word.zfill(2) if word.isdecimal() else word  # a spreadsheet turns 04 into 4
    try:
        return course.notebook_named(word)
    except Complaint as wrong:
        raise Complaint(f"{where}: {wrong}") from None


def _moment(text: str, zone: tzinfo, where: str) -> datetime:
    """2026-12-04 23:59, 4.12.2026 23:59, 2026-12-04T23:59+01:00, 2026-12-04 23:59 Europe/Berlin."""
    try:
        found = _with_its_zone(text)
    except Complaint as wrong:
        raise Complaint(f"{where}: {wrong}") from None
    moment = in_utc(found, zone)
    if moment is None:
        raise Complaint(f"{where}: {text!r} is no date with a time of day: write it like 2026-12-04 23:59")
    return moment


def _with_its_zone(text: str) -> datetime | None:
    """None where no date or no time of day is said; Complaint for a zone that is none."""
    if ":" not in text:
        return None
    with contextlib.suppress(ValueError):
        return datetime.fromisoformat(text)
    before, _, last = text.rpartition(" ")
    is_zone = "/" in last and ":" not in last and last[:1].isalpha() or last.upper() in ("UTC", "GMT")
    found = spoken(before if is_zone else text)
    return found.replace(tzinfo=zone_named(last)) if found and is_zone else found


def said(moment: datetime, zone: tzinfo) -> str:
    """As people of the class read it: "2026-12-04 23:59 Europe/Berlin"."""
    local = moment.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M} {getattr(zone, 'key', None) or local.tzname()}"
