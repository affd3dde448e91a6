"""Marks into the LMS's own file: only the cells of one column, each with a reason where it stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from autograder import Complaint
from autograder.handback.cells import TextCell, replaced
from autograder.handback.export_file import ExportFile, ExportRow
from autograder.handback.marks import WAITING, ClassMarks, NotebookMark, number
from autograder.intake.people import People, Person
from autograder.intake.record import Record

PARTICIPANT = re.compile(r"_(\d+)_assignsubmission_")
EXCUSED = ("EX", "N/A")  # Canvas: not to be marked


@dataclass
class Filled:
    """What became of each row. text : the file's new text; people by id, the unknown as in the file."""

    text: str = ""
    written: int = 0
    changed: int = 0  # of those, cells that held another mark
    waiting: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)  # missing, refused, not graded
    stays: list[str] = field(default_factory=list)  # the same, and something stands in the cell
    unknown: list[str] = field(default_factory=list)  # rows whose person nobody knows
    excused: list[str] = field(default_factory=list)
    without_row: list[str] = field(default_factory=list)  # people with a mark and no row in the file

    def said(self) -> str:
        parts = [f"{self.written} marks"]
        parts += [f"{self.changed} of them changed"] * bool(self.changed)
        parts += [f"{len(self.waiting)} wait for a hand"] * bool(self.waiting)
        parts += [f"{len(self.empty)} left empty"] * bool(self.empty)
        parts += [f"{len(self.stays)} left with what stands there"] * bool(self.stays)
        parts += [f"{len(self.excused)} excused"] * bool(self.excused)
        return ", ".join(parts)


class Finder:
    """Whom a row of an export means."""

    def __init__(self, marks: ClassMarks, people: People, record: Record, notebook: str):
        self.people = People([*people.rows, *(r.person for r in marks.rows if not _has(people, r.person))])
        self.participants: dict[str, set[str]] = {}
        for row in record.sources(notebook):
            if found := PARTICIPANT.search(row.path):
                self.participants.setdefault(found[1], set()).add(row.student)

    def person_of(self, line: ExportRow) -> Person | None:
        """The one person that the keys, else the name, mean; None where they mean nobody or several."""
        by_key = [self._by_key(kind, value) for kind, value in line.keys]
        certain = [found[0] for found in by_key if len(found) == 1]
        if certain:
            return certain[0] if len({person.id for person in certain}) == 1 else None
        if any(by_key) or not line.name:
            return None
        found = self.people.by_name(line.name)
        return found[0] if len(found) == 1 else None

    def _by_key(self, kind: str, value: str) -> list[Person]:
        if kind == "participant":
            students = self.participants.get(value, set())
            return [person for person in self.people.rows if person.id in students]
        return self.people.by_key(kind, value)


def _has(people: People, person: Person) -> bool:
    return any(one.id == person.id for one in people.by_key("any", person.id))


def fill(
    export: ExportFile,
    marks: ClassMarks,
    notebook: str,
    finder: Finder,
    *,
    column: str = "",
    missing: str = "",
    scale: bool = False,
    kept: Iterable[tuple[TextCell, str]] = (),
) -> Filled:
    """Fill one notebook's column.

    column : its title, where it cannot be told; missing : what to write for who sent nothing
    scale : turn points into the LMS's own, where it gives another number for the whole
    kept : cells of other columns with what they are to say
    Raises Complaint where the column or the points do not fit; nothing is written then.
    """
    place = export.column(notebook, column)
    factor = _factor(export, place, marks.possible[notebook], scale)
    rows = [(line, finder.person_of(line)) for line in export.lines() if not _is_test_student(line)]
    twice = _twice(rows)
    by_id = {row.person.id: row for row in marks.rows}
    result, seen, decimal = Filled(), set(), export.decimal
    changes: list[tuple[TextCell, str]] = []
    for line, person in rows:
        if person is None or person.id in twice:
            result.unknown.append(line.said)
            continue
        seen.add(person.id)
        mark = by_id[person.id].marks[notebook] if person.id in by_id else NotebookMark(None, "missing")
        cell = line.cells[place] if place < len(line.cells) else None
        value = _value(mark, factor, decimal, missing)
        _note(result, changes, person.id, cell, mark, value)
    result.text = replaced(export.text, [*kept, *changes], export.separator)
    result.without_row = [
        row.person.id
        for row in marks.rows
        if row.person.id not in seen and row.marks[notebook].points is not None
    ]
    return result


def _note(
    result: Filled,
    changes: list[tuple[TextCell, str]],
    who: str,
    cell: TextCell | None,
    mark: NotebookMark,
    value: str,
) -> None:
    before = cell.value.strip() if cell else ""
    if before in EXCUSED:
        result.excused.append(who)
    elif mark.status == WAITING:
        result.waiting.append(who)
    elif not value:
        (result.empty if before in ("", "-") else result.stays).append(who)
    elif cell is None:
        raise Complaint(f"the row of {who} ends before the column: save the export again")
    else:
        result.written += 1
        result.changed += before not in ("", "-") and _as_number(before) != _as_number(value)
        changes.append((cell, value))


def _factor(export: ExportFile, place: int, possible: float, scale: bool) -> float:
    theirs = export.possible(place)
    if theirs is None or not possible or abs(theirs - possible) < 1e-9:
        return 1.0
    if not scale:
        raise Complaint(
            f"{export.head[place]!r} has {number(theirs)} points in {export.path.name}, the notebook "
            f"{number(possible)}: change it in the LMS, or say --scale"
        )
    return theirs / possible


def _value(mark: NotebookMark, factor: float, decimal: str, missing: str) -> str:
    if mark.is_final and mark.points is not None:
        return number(mark.points * factor).replace(".", decimal)
    return missing.replace(".", decimal) if mark.status == "missing" else ""


def _twice(rows: list[tuple[ExportRow, Person | None]]) -> set[str]:
    """People that two rows mean: neither is filled."""
    seen: set[str] = set()
    twice: set[str] = set()
    for _, person in rows:
        if person is not None:
            (twice if person.id in seen else seen).add(person.id)
    return twice


def _is_test_student(line: ExportRow) -> bool:
    return line.name.casefold() in ("student, test", "test student")


def _as_number(text: str) -> float | str:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text
