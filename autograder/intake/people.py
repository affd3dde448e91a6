"""The class list, class/students.csv: the one place that says who is who.

A file of a parcel only claims to be somebody's, by a key (a Canvas id, a login, a name). `People` finds
whom a key means. The first five columns are nbgrader's own, so `nbgrader db student import` reads the file.
Columns that somebody added are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from autograder import Complaint
from autograder.authoring.files import write_whole
from autograder.intake.names import guarded, key_of, name_keys, printable, safe_id, split_name, unguarded
from autograder.intake.tables import read_table, table_text

ACTIVE, DROPPED, SEEN = "", "dropped", "seen"
# kind of key -> the columns in which it may stand
KINDS = {
    "canvas": ("lms_user_id",),
    "login": ("login", "id"),
    "mail": ("email", "login", "id"),
    "number": ("number", "id"),
    "github": ("github",),
    "contest": ("lms_user_id",),
    "ilias": ("lms_user_id",),
    "any": ("id", "login", "number", "email", "github"),
}


@dataclass
class Person:
    """One row of the list; every field is text.

    status : "" on the list, "dropped" gone from it, "seen" noted by collect while there was no list
    more : columns of somebody's own
    """

    id: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    lms_user_id: str = ""
    login: str = ""
    number: str = ""
    github: str = ""
    team: str = ""
    status: str = ACTIVE
    more: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, cells: Mapping[str, str]) -> Person:
        """From cells by column; what is no column of the list is left out, a missing id is ""."""
        return cls(**{column: cells.get(column, "") for column in COLUMNS}, more={})

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def listed(self) -> bool:
        """Whether a class list, and not collect, put this person here."""
        return self.status != SEEN


COLUMNS = tuple(one.name for one in fields(Person) if one.name != "more")


class People:
    """The class list in memory, with an index of its keys."""

    def __init__(self, rows: Iterable[Person] = ()):
        self.rows = list(rows)
        self.index()

    @classmethod
    def read(cls, path: Path) -> People:
        """The list in a file, an empty one if there is none. Raises Complaint for an unsound one."""
        if not path.exists():
            return cls()
        head, *lines = read_table(path).rows
        head = [cell.strip().lower() for cell in head]
        if "id" not in head:
            raise Complaint(f"{path} has no column id: it is made by autograder roster FILE")
        rows, seen = [], set()
        for number, line in enumerate(lines, 2):
            cells = {name: unguarded(cell) for name, cell in zip(head, line, strict=False) if name}
            if not any(cells.values()):
                continue
            if safe_id(cells["id"]) != cells["id"]:
                cure = f"; write {safe_id(cells['id'])}" if safe_id(cells["id"]) else ""
                raise Complaint(
                    f"{path}, line {number}: the id {printable(cells['id'])!r} is no folder name{cure}"
                )
            if key_of(cells["id"]) in seen:
                raise Complaint(f"{path}, line {number}: the id {cells['id']} stands there twice")
            seen.add(key_of(cells["id"]))
            cells["status"] = key_of(cells.get("status", ""))
            if cells["status"] not in (ACTIVE, DROPPED, SEEN):
                said = f"{path}, line {number}: the status {printable(cells['status'])!r} means nothing here"
                raise Complaint(f"{said}; write {DROPPED}, or leave it empty")
            own = {name: cells.pop(name) for name in list(cells) if name not in COLUMNS}
            rows.append(Person(**cells, more=own))
        return cls(rows)

    def write(self, path: Path) -> None:
        own = list(dict.fromkeys(name for person in self.rows for name in person.more))
        lines = [[getattr(person, name) for name in COLUMNS] for person in self.rows]
        for person, line in zip(self.rows, lines, strict=True):
            line += [person.more.get(name, "") for name in own]
        cells = [[guarded(printable(cell)) for cell in line] for line in lines]
        write_whole(path, table_text([[*COLUMNS, *own], *cells]))

    def index(self) -> None:
        """Read the keys anew, after rows were changed."""
        self._by_cell: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self._by_name: list[dict[str, list[Person]]] = [defaultdict(list) for _ in range(4)]
        self._by_team: dict[str, list[Person]] = defaultdict(list)
        for person in self.rows:
            self._note(person)

    def _note(self, person: Person) -> None:
        for column in ("id", "email", "lms_user_id", "login", "number", "github"):
            if value := key_of(getattr(person, column)):
                self._by_cell[column, value].append(person)
        for place, key in enumerate(name_keys(person.first_name, person.last_name)):
            if key:
                self._by_name[place][key].append(person)
        if team := "".join(name_keys("", person.team)[:1]):
            self._by_team[team].append(person)

    def add(self, person: Person) -> None:
        self.rows.append(person)
        self._note(person)

    @property
    def is_list(self) -> bool:
        """Whether this is a class list, and not only what collect noted for itself."""
        return any(person.listed for person in self.rows)

    def by_key(self, kind: str, value: str) -> list[Person]:
        """Everybody whose key of this kind (see KINDS) it is, after composing and folding case."""
        found: dict[int, Person] = {}
        for column in KINDS[kind]:
            for person in self._by_cell.get((column, key_of(value)), []):
                found[id(person)] = person
        return list(found.values())

    def by_name(self, name: str) -> list[Person]:
        """Everybody of this name, as "First Last", "Last, First", "Last First" or Canvas's "lastfirst"."""
        straight, _, squeezed, _ = name_keys(*split_name(name)) if "," in name else name_keys("", name)
        for place, key in ((0, straight), (1, straight), (2, squeezed), (3, squeezed)):
            if found := self._by_name[place].get(key):
                return list(found)
        return []

    def by_team(self, name: str) -> list[Person]:
        return list(self._by_team.get(name_keys("", name)[0], []))

    def expected(self) -> Iterator[Person]:
        """Who should hand in: on the list and not dropped."""
        return (person for person in self.rows if person.status == ACTIVE)
