"""The record, class/taken.csv: one line for every file that collect ever saw, and what became of it.

Of who sent a notebook it leaves out what nobody may want to read, such as the library in a checkout.

`grade`, `report`, `marks` and `feedback` ask `standings` who is missing, late, blank or refused, and
`sources` under which names the LMS gave the files that were taken.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.files import write_whole
from autograder.intake.clock import with_zone
from autograder.intake.deadlines import Deadlines, read_deadlines
from autograder.intake.names import guarded, printable, unguarded
from autograder.intake.people import People
from autograder.intake.tables import read_table, table_text

TAKEN = "taken"  # stored in class/submitted/
KEPT = "kept"  # the same work was there already
OLDER = "older"  # a later one is there
PASSED = "passed"  # another file of the same person was chosen
REFUSED = "refused"  # a person has to look
NOTE = "note"  # no notebook, but somebody should know: a text, a photo, a person who left
BLANK = "as released, nothing answered"  # the `why` of a notebook that was taken and is empty
DRAFT = "a draft, never submitted, says the LMS"  # in the `why` of a file that was taken all the same
MAY_BE = "; may be of "  # in the `why` of what was refused: between it and the ids of those whom it may be of


@dataclass(frozen=True)
class Row:
    """One file. Every field is text; "" where it is not known.

    collected_at, handed_in : ISO 8601 with zone; file_date : as the parcel has it, without one
    parcel : the name of the zip or folder; path : in the parcel, "outer.zip!inner" for a zip inside
    student : id on the class list; the name that the LMS gave where nobody was found
    said_by : who says when it was handed in; late : "late" if the LMS says so, "37 min" by the deadline of
        the day when it was collected; both as "late, 37 min"
    order : what grows with each upload (attachment, run); outcome : one of the six above
    """

    collected_at: str
    parcel: str
    path: str
    student: str = ""
    notebook: str = ""
    handed_in: str = ""
    said_by: str = ""
    late: str = ""
    order: str = ""
    file_date: str = ""
    sha256: str = ""
    outcome: str = ""
    why: str = ""


COLUMNS = tuple(one.name for one in fields(Row))


@dataclass(frozen=True)
class Standing:
    """Where one person stands with one notebook. status : "taken", "blank", "refused" or "missing".

    late : the LMS says so; minutes : late by the deadline, 0 where none or no time is known
    """

    status: str
    late: bool = False
    handed_in: str = ""
    why: str = ""
    minutes: int = 0


class Record:
    """All rows, the oldest first."""

    def __init__(self, rows: Iterable[Row] = ()):
        self.rows = list(rows)
        self._taken = {(row.student, row.notebook): row for row in self.rows if row.outcome == TAKEN}

    @classmethod
    def read(cls, path: Path) -> Record:
        """The record in a file, an empty one if there is none. Raises Complaint if it is not ours."""
        if not path.exists():
            return cls()
        head, *lines = read_table(path).rows
        if not set(COLUMNS) <= set(head):
            raise Complaint(f"{path} is not the record that autograder collect writes")
        cells = (dict(zip(head, map(unguarded, line), strict=False)) for line in lines if line)
        return cls(Row(**{name: line.get(name, "") for name in COLUMNS}) for line in cells)

    def write(self, path: Path) -> None:
        lines = [[guarded(printable(getattr(row, name))) for name in COLUMNS] for row in self.rows]
        write_whole(path, table_text([list(COLUMNS), *lines]))

    def add(self, row: Row) -> None:
        self.rows.append(row)
        if row.outcome == TAKEN:
            self._taken[row.student, row.notebook] = row

    def taken(self, student: str, notebook: str) -> Row | None:
        """The row of the file that lies in class/submitted/ now."""
        return self._taken.get((student, notebook))

    def open_refusals(self, notebook: str, known: Container[str]) -> dict[str, list[str]]:
        """Sender -> ids of those who may be behind it, where whose a file is could not be settled, nor since.

        known : ids of people; a sender that is one of them is no matter of this
        """
        refused: dict[str, list[Row]] = {}
        for row in self.rows:
            if row.outcome != REFUSED:
                for sender in [one for one, rows in refused.items() if _settles(row, one, rows)]:
                    del refused[sender]
            elif row.notebook == notebook and row.student and row.student not in known:
                refused.setdefault(row.student, []).append(row)
        return {
            sender: [one for one in rows[-1].why.partition(MAY_BE)[2].split(", ") if one in known]
            for sender, rows in refused.items()
        }

    def refused_later(self, notebook: str) -> dict[str, Row]:
        """Student -> the file that was refused after another one of theirs was taken."""
        last = {
            row.student: row
            for row in self.rows
            if row.notebook == notebook and row.outcome in (TAKEN, KEPT, OLDER, REFUSED)
        }
        return {
            student: row
            for student, row in last.items()
            if row.outcome == REFUSED and self.taken(student, notebook)
        }

    def sources(self, notebook: str) -> Iterator[Row]:
        """The rows of the files that lie in class/submitted/ for this notebook."""
        return (row for (_, name), row in self._taken.items() if name == notebook)


def _settles(row: Row, sender: str, refused: list[Row]) -> bool:
    """Whether a later file shows that a sender is known by now: the same work, or under the sender's name."""
    if row.student == sender:
        return False
    if row.sha256 and BLANK not in row.why and any(row.sha256 == one.sha256 for one in refused):
        return True
    named = re.search(rf"(?<![^\W_]){re.escape(sender)}(?![^\W_])", row.path)
    return row.notebook == refused[-1].notebook and named is not None


def record_file(course: Course) -> Path:
    return course.class_folder / "taken.csv"


def list_file(course: Course) -> Path:
    return course.class_folder / "students.csv"


def standings(course: Course, notebook: str, deadlines: Deadlines | None = None) -> dict[str, Standing]:
    """Where everybody on the list, and everybody who sent something, stands with a notebook.

    deadlines : those of class/deadlines.csv where none are given

    student id -> Standing, sorted by id. People who dropped the course are left out. A submission that was
    put into class/submitted/ by hand stands as "taken".
    """
    people, record = People.read(list_file(course)), Record.read(record_file(course))
    found = {person.id: Standing("missing") for person in people.expected()}
    for row in record.rows:
        if row.notebook == notebook and row.outcome == REFUSED and row.student in found:
            found[row.student] = Standing("refused", row.late.startswith("late"), row.handed_in, row.why)
    for sender, meant in record.open_refusals(notebook, {person.id for person in people.rows}).items():
        found |= {
            student: Standing("refused", why=f"may be {sender}") for student in meant if student in found
        }
    by_hand = course.class_folder.glob(f"submitted/*/{notebook}")
    found |= {folder.parent.name: Standing("taken", handed_in=stamped(folder)) for folder in by_hand}
    for row in record.sources(notebook):
        if row.student in found and (course.class_folder / "submitted" / row.student / notebook).exists():
            status = "blank" if BLANK in row.why else "taken"
            found[row.student] = Standing(status, row.late.startswith("late"), row.handed_in, row.why)
    known = read_deadlines(course) if deadlines is None else deadlines
    for student, stands in found.items():
        minutes = known.minutes_late(notebook, student, moment_of(stands.handed_in))
        found[student] = replace(stands, minutes=minutes)
    gone = {person.id for person in people.rows if person.status == "dropped"}
    return {student: found[student] for student in sorted(found) if student not in gone}


def stamped(folder: Path) -> str:
    """When what lies there was handed in, by nbgrader's timestamp.txt; "" where nobody knows."""
    path = folder / "timestamp.txt"
    try:
        found = with_zone(path.read_text(encoding="utf-8")) if path.is_file() else None
    except (OSError, ValueError):
        return ""
    return found.isoformat() if found else ""


def moment_of(text: str) -> datetime | None:
    """A time of the record; None where there is none, or none with a zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


REASONS = {
    "missing": "sent nothing",
    "refused": "sent what could not be taken",
    "blank": "sent it as released, nothing answered",
    "later": "sent later what could not be taken; what came before is graded",
    "draft": DRAFT,
    "late": "late, says the LMS",
    "after": "late by the deadline",
}


def to_look_at(course: Course, notebook: str, deadlines: Deadlines | None = None) -> dict[str, list[str]]:
    """What the record and the list know and no mark shows: reason -> students; only reasons that occur.

    Who is late by the deadline stands with the minutes: "ada (37 min)".
    """
    found: dict[str, list[str]] = {reason: [] for reason in REASONS.values()}
    found[REASONS["later"]] = kept_before(course, notebook)
    for student, stands in standings(course, notebook, deadlines).items():
        if stands.status in REASONS:
            found[REASONS[stands.status]].append(student)
        if DRAFT in stands.why:
            found[DRAFT].append(student)
        if stands.minutes:
            found[REASONS["after"]].append(f"{student} ({stands.minutes} min)")
        elif stands.late:
            found[REASONS["late"]].append(student)
    found[REASONS["refused"]] += strangers(course, notebook)
    return {reason: students for reason, students in found.items() if students}


def strangers(course: Course, notebook: str) -> list[str]:
    """Senders of refused files, as the LMS calls them, behind whom nobody of the list can be."""
    people, record = People.read(list_file(course)), Record.read(record_file(course))
    refused = record.open_refusals(notebook, {person.id for person in people.rows})
    return sorted(sender for sender, meant in refused.items() if not meant)


def kept_before(course: Course, notebook: str) -> list[str]:
    """Ids of those whose last file was refused, and of whom an earlier one lies there, untouched since."""
    found = []
    for student, row in Record.read(record_file(course)).refused_later(notebook).items():
        path = course.class_folder / "submitted" / student / notebook / f"{notebook}.ipynb"
        since = moment_of(row.collected_at)
        if path.is_file() and since and path.stat().st_mtime <= since.timestamp():
            found.append(student)
    return sorted(found)
