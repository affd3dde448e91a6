"""An export of an LMS as a table with persons and one column a notebook, whose cells can be filled.

Every importer accepts its own export with cells filled in (lms/facts.md), so no writer per LMS is needed:
what is not a cell of that one column stays as it was, byte for byte.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder import Complaint
from autograder.handback.cells import TextCell, cells_of
from autograder.intake.exports import MEANING, system_of, worksheet_fields
from autograder.intake.names import words_of
from autograder.intake.tables import read_table

# field of the list (intake/exports.py) -> the kind of key that stands below it (intake/people.py)
KINDS = {
    **{"id": "any", "login": "login", "number": "number", "email": "mail", "github": "github"},
    "lms_user_id": "canvas",
}
# Moodle's grading worksheet is in its teacher's language
GRADE = {
    "grade",
    "bewertung",
    "calificación",
    "note",
    "оценка",
    "valutazione",
    "beoordeling",
    "avaliação",
    "nota",
}
MAXIMUM = {"maximum grade", "bestwertung", "calificación máxima", "note maximale", "максимальная оценка"}
OWN_COLUMN = {  # system -> what stands in the header of an assignment's column and of no other
    "Canvas gradebook": re.compile(r"\(\d+\)\s*$"),
    "Blackboard": re.compile(r"\|\s*\d+\s*$"),
    "Brightspace": re.compile(r"points grade|numeric", re.IGNORECASE),
}
# rows between head and people, no key
NOBODY = {"points possible", "manual posting", "date", "points", "class average"}
# Moodle's other two ways to say a mark
NO_POINTS = re.compile(
    r"\((?:percentage|letter|prozentsatz|pourcentage|porcentaje|percentuale)\)\s*$", re.IGNORECASE
)
MOST = re.compile(r"(?:total pts|maxpoints)\s*:\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)
FURNITURE = re.compile(r"\(\d+\)\s*$|\|.*$|\[.*?\]|<.*?>|points grade|\((?:real|points)\)", re.IGNORECASE)


@dataclass(frozen=True)
class ExportRow:
    """One person's row. keys : (kind, value) as they stand; name : "" where there is none."""

    keys: tuple[tuple[str, str], ...]
    name: str
    cells: list[TextCell]

    @property
    def said(self) -> str:
        return self.name or next((value for _, value in self.keys), "")


class ExportFile:
    """One file. Raises Complaint where it is no export with persons in it."""

    def __init__(self, path: Path):
        table = read_table(path)
        self.path, self.separator = path, table.separator
        self.mark, self.encoding = byte_order(path.read_bytes(), table.encoding)
        self.text = path.read_bytes()[len(self.mark) :].decode(self.encoding)
        self.rows = cells_of(self.text, self.separator)
        values = [[cell.value.strip().lstrip("\ufeff") for cell in row] for row in self.rows]
        for self.place, row in enumerate(values[:10]):
            below = [one for one in values[self.place + 1 :] if any(one)]
            self.system = system_of([title.lower() for title in row], below) if len(row) > 1 else ""
            if self.system:
                break
        else:
            raise Complaint(f"{path.name} has no column that says who is who (ID, Username, Email address …)")
        self.head = values[self.place]
        names = [title.lower() for title in self.head]
        self.meaning = {
            title.casefold(): MEANING.get(name, "") for title, name in zip(self.head, names, strict=True)
        }
        if self.system == "Moodle worksheet":  # in any language
            fields = worksheet_fields(names, below)
            self.meaning |= {self.head[place].casefold(): field for field, place in fields.items()}

    def encoded(self, text: str) -> bytes:
        return self.mark + text.encode(self.encoding)

    def lines(self) -> Iterator[ExportRow]:
        """The rows of persons; what an LMS puts between head and people is passed over."""
        for cells in self.rows[self.place + 1 :]:
            values = [cell.value.strip() for cell in cells]
            named = {title.casefold(): value for title, value in zip(self.head, values, strict=False)}
            line = ExportRow(tuple(self._keys(named)), self._name(named), cells)
            if line.keys or (line.name and values[0].casefold() not in NOBODY):  # somebody may be called Date
                yield line

    def _keys(self, named: dict[str, str]) -> Iterator[tuple[str, str]]:
        for place, (title, value) in enumerate(named.items()):
            kind = KINDS.get(self.meaning.get(title, ""), "")
            if title == "id" and self.system == "Canvas gradebook":
                kind = "canvas"
            elif title == "id" and self.system == "Sakai":  # its own number of the submission
                kind = ""
            elif title in ("identifier", "roster_identifier") and self.system == "GitHub Classroom":
                kind = "any"
            elif place == 0 and self.system == "Moodle worksheet":
                kind, value = "participant", value.rpartition(" ")[2]
            if kind and value.lstrip("#"):
                yield kind, value.lstrip("#") if self.system == "Brightspace" else value

    def _name(self, named: dict[str, str]) -> str:
        said = {field: "" for field in ("name", "last_name", "first_name")}
        for title, value in named.items():
            field = self.meaning.get(title, "")
            if field in said:
                said[field] = said[field] or value
        return said["name"] or ", ".join(filter(None, (said["last_name"], said["first_name"])))

    def column(self, notebook: str, title: str = "") -> int:
        """The place of a notebook's column. Raises Complaint with what there is."""
        if title:
            found = [i for i, one in enumerate(self.head) if one.casefold() == title.strip().casefold()]
            if len(found) != 1:
                raise Complaint(f"{self.path.name} has no column {title!r}; there are {self._titles()}")
            return found[0]
        if self.system in ("Moodle worksheet", "Sakai"):
            grade = self._place(GRADE) or (self._maximum() or 0) - 1  # Moodle has the one before the other
            if grade < 1:
                raise Complaint(
                    f"{self.path.name} has no column of grades that we can tell; "
                    f'name it: --column "TITLE"; there are {self._titles()}'
                )
            return grade
        choices = {i: title_words(self.head[i]) for i in self.assignments()}
        number, _, name = notebook.partition("_")
        wanted = [set(words_of(name.replace("_", " "))), {number}, {str(int(number))}]
        for words in wanted:
            found = [i for i, have in choices.items() if words and words <= set(have)]
            if len(found) == 1:
                return found[0]
            if found:
                break
        cure = f'name it: --column "TITLE"; there are {self._titles()}'
        said = "more than one column" if found else "no column"
        raise Complaint(f"{self.path.name} has {said} that means {notebook}; {cure}")

    def _place(self, titles: set[str]) -> int | None:
        return next((i for i, one in enumerate(self.head) if one.casefold() in titles), None)

    def _maximum(self) -> int | None:
        """The column of the points there are, in a worksheet: by its title, else one number for all."""
        if (place := self._place(MAXIMUM)) is not None or self.system != "Moodle worksheet":
            return place
        people = [line.cells for line in self.lines()]
        for place in range(2, len(self.head)):
            said = {cells[place].value.strip() if place < len(cells) else "" for cells in people}
            if len(said) == 1 and _number(said.pop()):
                return place
        return None

    def assignments(self) -> list[int]:
        """The places of the columns that can be marks."""
        own = OWN_COLUMN.get(self.system)
        keys = {*MEANING, "section", "role"}
        return [
            i
            for i, one in enumerate(self.head)
            if one and one.casefold() not in keys and (own is None or own.search(one))
            if not NO_POINTS.search(one)
        ]

    def _titles(self) -> str:
        return ", ".join(repr(self.head[i]) for i in self.assignments()[:12]) or "none"

    def possible(self, column: int) -> float | None:
        """The points that the LMS gives for the column; None where the file does not say."""
        if found := MOST.search(self.head[column]):
            return _number(found[1])
        most = self._maximum()
        for cells in self.rows[self.place + 1 :]:
            values = [cell.value.strip() for cell in cells]
            if self.system == "Canvas gradebook" and values and values[0].casefold() == "points possible":
                return _number(values[column]) if column < len(values) else None
            if self.system == "Moodle worksheet" and most is not None and most < len(values):
                return _number(values[most])
        return None

    @property
    def decimal(self) -> str:
        """ "," where the file's own numbers have it."""
        values = [cell.value.strip() for row in self.rows for cell in row]
        commas = sum(bool(re.fullmatch(r"\d+,\d{1,2}", value)) for value in values)
        points = sum(bool(re.fullmatch(r"\d+\.\d{1,2}", value)) for value in values)
        return "," if commas > points else "."


def byte_order(content: bytes, encoding: str) -> tuple[bytes, str]:
    """(byte order mark, encoding without one), so that both can be written back as they came."""
    for mark, plain in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return mark, plain
    return b"", encoding


def title_words(title: str) -> list[str]:
    """The words of an assignment in a header, without what the LMS puts around them; HW4 are two."""
    return words_of(re.sub(r"(?<=[^\W\d])(?=\d)", " ", FURNITURE.sub(" ", title).replace("_", " ")))


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
