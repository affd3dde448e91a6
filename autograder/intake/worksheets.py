"""What an LMS exports about one assignment: Moodle's grading worksheet, GitHub Classroom's grades.csv.

They know whose a number of a download is, and when it was handed in. A worksheet has its columns in the
language of the teacher, so they are told by what stands in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import Path

from autograder import Complaint
from autograder.intake.clock import in_utc, spoken, with_zone
from autograder.intake.exports import STATUS, id_column, worksheet_fields
from autograder.intake.names import key_of, printable, safe_id, split_name
from autograder.intake.people import Person
from autograder.intake.systems.claims import Claim
from autograder.intake.tables import read_table

LATE = re.compile(
    r"\blate\b|verspätet|retard|retras|tarde|ritardo|atras|опозда|просроч|запізн|te laat|spóźn|po terminie"
    r"|zpožd|opožd|pozdě|försen|forsink|myöhä|\bgeç|遅|迟|遲|逾期|늦|지각|متأخر|באיחור",
    re.IGNORECASE,
)
# Moodle's "Draft (not submitted)": a file that lies there, and the button was never pressed
DRAFT = re.compile(
    r"\bdraft\b|entwurf|borrador|brouillon|bozza|rascunho|\bconcept\b|черновик|чернетка|szkic|wersja robocza"
    r"|koncept|rozpracov|utkast|kladde|luonnos|taslak|草稿|下書き|초안|مسودة|טיוטה",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SheetRow:
    """What a worksheet says of one person; `person.id` is "" until the list or the sheet gives one."""

    person: Person
    handed_in: datetime | None = None
    late: bool = False
    said_by: str = ""
    draft: bool = False

    def told(self, claim: Claim, zone: tzinfo) -> Claim:
        """The claim with the keys and the time that the worksheet knows."""
        one = self.person
        pairs = (("login", one.login), ("number", one.number), ("mail", one.email), ("any", one.id))
        keys = (*((kind, value) for kind, value in pairs if value), *claim.keys)
        said = replace(claim, keys=keys, name=claim.name or one.name, seed=one.id or claim.seed)
        said = replace(said, anonymous=claim.anonymous and not (said.keys or said.name))
        late, draft = claim.late or self.late, claim.draft or self.draft
        return replace(said.at(in_utc(self.handed_in, zone), self.said_by), late=late, draft=draft)


@dataclass
class Worksheet:
    """rows : number in the download, or GitHub login in lower case -> what is known. system : whose it is."""

    system: str
    rows: dict[str, SheetRow] = field(default_factory=dict)


def read_worksheet(path: Path) -> Worksheet:
    """The worksheet in a file. Raises Complaint if it is none."""
    rows = [row for row in read_table(path).rows if any(cell.strip() for cell in row)]
    rows = [[printable(cell).strip() for cell in row] for row in rows]
    head, rows = rows[0], [row for row in rows[1:] if len(row) > 1]
    names = [cell.lower() for cell in head]
    if "github_username" in names and "submission_timestamp" in names:
        return _github(names, rows)
    numbers = [found for row in rows if (found := re.fullmatch(r"\D*?\s?(\d+)", row[0]))]
    if not rows or len(numbers) < len(rows):
        raise Complaint(
            f"{path.name} is no grading worksheet; a class list is read by: autograder roster {path.name}"
        )
    status = next((i for i, name in enumerate(names) if name in STATUS), None)
    fields, time = worksheet_fields(names, rows), _time_column(names, rows)
    name = fields.pop("name", None)
    sheet = Worksheet("Moodle")
    for row, number in zip(rows, numbers, strict=True):
        known = {one: cell(row, place) for one, place in fields.items() if one in KEPT}
        if name is not None and not known.get("last_name"):
            known["first_name"], known["last_name"] = split_name(cell(row, name))
        moment = spoken(cell(row, time)) if time is not None else None
        late = status is not None and bool(LATE.search(cell(row, status)))
        draft = status is not None and bool(DRAFT.search(cell(row, status)))
        sheet.rows[number[1]] = SheetRow(Person.of(known), moment, late, "Moodle's worksheet", draft)
    return sheet


SUBMISSION = re.compile(r"submission|abgabe|entrega|remis|ответ|consegna|inzending")
KEPT = ("first_name", "last_name", "email", "login", "number", "team")


def cell(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _time_column(names: list[str], rows: list[list[str]]) -> int | None:
    """The column of hand-in times: the first that holds nothing but times and dashes, and one of either."""
    found = []
    for place in range(1, len(names)):
        cells = {cell(row, place) for row in rows}
        times = {one for one in cells - {"", "-"} if spoken(one)}
        if cells - {"", "-"} == times and "-" in cells | {"-" for _ in times}:
            found.append((place, bool(times)))
    by_name = [place for place, _ in found if SUBMISSION.search(names[place])]
    if by_name:
        return by_name[0]
    return found[0][0] if found and found[0][1] else None


def _github(names: list[str], rows: list[list[str]]) -> Worksheet:
    sheet = Worksheet("GitHub Classroom")
    login, time = names.index("github_username"), names.index("submission_timestamp")
    other = names.index("roster_identifier") if "roster_identifier" in names else None
    for row in rows:
        identifier = cell(row, other) if other is not None else ""
        person = Person("", github=cell(row, login))
        setattr(person, "email" if "@" in identifier else "number", identifier)
        said_by = "GitHub Classroom's grades.csv"
        sheet.rows[key_of(person.github)] = SheetRow(person, with_zone(cell(row, time)), said_by=said_by)
    return sheet


def with_ids(sheet: Worksheet) -> None:
    """Give everybody the id that a class list of them would: login, number or mail, if all have it."""
    people = [row.person for row in sheet.rows.values()]
    column = id_column(people)
    for person in people:
        person.id = safe_id(getattr(person, column)) if column else ""
