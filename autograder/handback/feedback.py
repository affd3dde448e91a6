"""Feedback pages, and a zip of them under the names that the LMS gave.

A feedback file finds its way by the submission's own name (lms/facts.md), which the record keeps.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.authoring.course import Course
from autograder.handback.origin import Origins, parcel_of
from autograder.intake.names import safe_id
from autograder.intake.people import People
from autograder.intake.record import KEPT, OLDER, REFUSED, TAKEN, Record, Row, list_file
from autograder.intake.subject import main_ones

# how a submission was called -> where its feedback goes; {page} is the page's own name
PLACES = (
    ("Moodle", re.compile(r"^(?:.*?/)?(?P<who>[^/]*_\d+_assignsubmission_file)(?:_?/|_).*$"), "{who}/{page}"),
    ("Canvas", re.compile(r"^(?:.*/)?(?P<who>(?:LATE_)?anon_[A-Za-z0-9]+_\d+)_[^/]+$"), "{who}_{page}"),
    ("Canvas", re.compile(r"^(?:.*/)?(?P<who>[^/]+?_\d+_\d+)_[^/]+$"), "{who}_{page}"),
    (
        "Brightspace",
        re.compile(r"^(?:.*?/)?(?P<who>\d+-\d+ - [^/]+|[^/,]+, [^/]+ - #?\d{4,})/.+$"),
        "{who}/{page}",
    ),
    (
        "Sakai",
        re.compile(r"^(?P<who>(?:.*/)?[^/]+\([^()/]+\))/Submission attachment\(s\)/.*$"),
        "{who}/Feedback Attachment(s)/{page}",
    ),
    ("ILIAS", re.compile(r"^(?P<who>(?:.*?/)?[^/]+_[^/_]+_\d+)/.+$"), "{who}/{page}"),
)


@dataclass(frozen=True)
class Page:
    """One page.

    system : whose name the zip gives it, "" for a plain folder with the student's id
    astray : where its file lay, if the LMS would look for the page among those of another notebook; else ""
    """

    student: str
    file: Path
    name: str
    system: str
    astray: str = ""


def pages(course: Course, notebook: str, record: Record) -> Iterator[Page]:
    """The page of everybody who has one, with its name in the zip; one name is given once."""
    mains = main_notebooks(record)
    origins = Origins(record, People.read(list_file(course)), course.names())

    def place(row: Row | None, student: str) -> tuple[str, str]:
        return place_of(row, student, notebook, origins.system(row))

    taken = {row.student: row for row in record.sources(notebook)}
    right = [row for row in record.rows if notebook in mains[parcel_of(row)]]
    seen = {row.student: row for row in right if place(row, row.student)[0]}
    used: set[str] = set()
    for file in sorted(course.class_folder.glob(f"feedback/*/{notebook}/{notebook}.html")):
        student = file.parents[1].name
        row, astray = taken.get(student), ""
        system, name = place(row, student)
        if row and system and notebook not in mains[parcel_of(row)]:
            astray = f"handed in with {', '.join(mains[parcel_of(row)])}"
        if not system or astray:
            # laid into a folder by somebody, after the LMS gave it under a name of its own; or handed in at
            # the wrong place, where another file of the same person may lie at the right one
            system, name = place(seen.get(student), student)
        if name not in used:  # a team has one submission, and one page goes back
            used.add(name)
            yield Page(student, file, name, system, "" if system else astray)


def main_notebooks(record: Record) -> dict[tuple[str, str], list[str]]:
    """Parcel -> the notebooks that it was of, refused ones counted too."""
    senders: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in record.rows:
        if row.outcome in (TAKEN, KEPT, OLDER, REFUSED) and row.notebook:
            senders[parcel_of(row)][row.notebook].add(row.student)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for parcel, mine in senders.items():
        found[parcel] = main_ones({notebook: len(who) for notebook, who in mine.items()})
    return found


def place_of(row: Row | None, student: str, notebook: str, origin: str) -> tuple[str, str]:
    """(system, path in the zip) of one page; system is "" where the page goes into a folder by id.

    origin : of which system the parcel of the row was
    """
    page = f"{notebook}.html"
    path = row.path.partition("!")[0] if row else ""  # a student's own zip says nothing of the name
    for system, pattern, place in PLACES:
        found = pattern.match(path)
        if found and system == origin:
            if row and row.order:  # a group's name may have numbers too: "group_7_40391_8812301_x.ipynb"
                found = re.match(rf"^(?:.*/)?(?P<who>[^/]+_\d+_{row.order})_[^/]+$", path) or found
            return system, place.format(who=found["who"].lstrip("/"), page=page)
    return "", f"{safe_id(student) or student}/{page}"


def zipped(found: list[Page]) -> bytes:
    """The pages as a zip; the same pages give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for page in found:
            entry = zipfile.ZipInfo(str(PurePosixPath(page.name)))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, page.file.read_bytes(), zipfile.ZIP_DEFLATED)
    return made.getvalue()
