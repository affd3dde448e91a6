"""The class list filled and updated from an export: who is new, who is back, who is gone, who is doubled.

Nobody is ever deleted, and an id that was given stays, whatever the export calls the person now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from autograder import Complaint
from autograder.intake.exports import IDS, Export, id_column
from autograder.intake.names import key_of, name_keys, safe_id, words_of
from autograder.intake.people import ACTIVE, DROPPED, SEEN, People, Person

FIELDS = ("last_name", "first_name", "email", "lms_user_id", "login", "number", "github", "team")
KEYS = ("lms_user_id", "login", "number", "email", "github")
COLUMN_NAMES = {
    "login": "login",
    "number": "number",
    "email": "mail address",
    "lms_user_id": "LMS id",
    "github": "GitHub login",
    "id": "id",
    "name": "name",
}


@dataclass
class Changes:
    """What an export did to the list: ids. doubled : a sentence each."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    ids: str = ""  # what the ids of the new ones are made of


def update(people: People, export: Export, column: str | None = None) -> Changes:
    """Bring an export into the list. Raises Complaint, and changes nothing, where ids cannot be made."""
    changes = Changes(doubled=list(_doubled(export.people)))
    rows = _once(export.people)
    pairs = [(row, _on_the_list(people, row)) for row in rows]
    _refuse_one_for_two(pairs)
    new = [row for row, known in pairs if known is None]
    if export.is_whole and people.is_list and len(new) == len(rows):
        raise Complaint("nobody on the class list is in this export: is it another course's?")
    changes.ids = _give_ids(new, export, column, people)
    for row, known in pairs:
        if known is not None:
            _merge(known, row, changes)
    people.rows += new
    changes.new = [row.id for row in new]
    if export.is_whole:
        present = {id(known) for _, known in pairs if known is not None} | {id(row) for row in new}
        for person in people.rows:
            if person.status == ACTIVE and id(person) not in present:
                person.status = DROPPED
                changes.gone.append(person.id)
    people.index()
    return changes


def _once(rows: list[Person]) -> list[Person]:
    """Each person once: an export may list somebody for every section."""
    found: dict[tuple, Person] = {}
    for row in rows:
        keys = tuple(getattr(row, key) for key in ("id", *KEYS))
        same = found.setdefault(keys if any(keys) else (row.first_name, row.last_name), row)
        if row.name and same.name and words_of(row.name) != words_of(same.name):
            said = f"{same.name} and {row.name} have the same keys in this export"
            raise Complaint(f"{said} ({', '.join(filter(None, keys))}): give one of them another")
    return list(found.values())


def _on_the_list(people: People, row: Person) -> Person | None:
    """Who of the list this row is: by a key, else by a name that only one bears and no key speaks against."""
    for column in ("id", *KEYS):
        value = key_of(getattr(row, column))
        found = [one for one in people.rows if value and key_of(getattr(one, column)) == value]
        if len(found) > 1:
            ids = ", ".join(one.id for one in found)
            raise Complaint(f"{value} stands for {ids} in class/students.csv: mend the list first")
        if found:
            return found[0]
    found = [one for one in people.by_name(row.name) if one.name]
    if len(found) == 1 and not any(_differ(found[0], row, column) for column in KEYS):
        return found[0]
    return None


def _differ(one: Person, other: Person, column: str) -> bool:
    mine, theirs = key_of(getattr(one, column)), key_of(getattr(other, column))
    return bool(mine and theirs and mine != theirs)


def _refuse_one_for_two(pairs: list[tuple[Person, Person | None]]) -> None:
    count = Counter(id(known) for _, known in pairs if known is not None)
    for row, known in pairs:
        if known is not None and count[id(known)] > 1:
            raise Complaint(
                f"two rows of this export are {known.id} ({row.name}): give one a key that differs"
            )


def _give_ids(new: list[Person], export: Export, column: str | None, people: People) -> str:
    """Make the ids of new people. What they are made of."""
    if not new:
        return ""
    made_of = column or ("id" if all(row.id for row in new) else id_column(new)) or "name"
    if column and column not in (*FIELDS, "id"):
        values = _own_column(export, column)
        wanted = {id(row): value for row, value in zip(export.people, values, strict=True)}
    else:
        wanted = {id(row): getattr(row, made_of) for row in new}
    taken = {key_of(person.id): person.name for person in people.rows}
    for row in new:
        row.id = safe_id(wanted[id(row)])
        if not row.id:
            raise Complaint(
                f"{row.name or 'somebody'} has no {COLUMN_NAMES.get(made_of, made_of)}: choose --id"
            )
        if key_of(row.id) in taken:
            said = f"{taken[key_of(row.id)]} and {row.name} would both get the id {row.id}"
            raise Complaint(f"{said}: choose another column with --id, one of {', '.join(IDS)}")
        taken[key_of(row.id)] = row.name
    return COLUMN_NAMES.get(made_of, made_of)


def _own_column(export: Export, column: str) -> list[str]:
    columns = {name.lower(): values for name, values in (export.columns or {}).items()}
    if column.lower() not in columns:
        raise Complaint(f"no column {column!r} in this export; there are {', '.join(export.columns or ())}")
    return columns[column.lower()]


def _merge(known: Person, row: Person, changes: Changes) -> None:
    """What the export knows goes into the list; what it does not say stays."""
    before = [getattr(known, name) for name in FIELDS]
    for name in FIELDS:
        if value := getattr(row, name):
            setattr(known, name, value)
    if known.status == DROPPED and row.status != DROPPED:
        changes.back.append(known.id)
    elif known.status == SEEN or before != [getattr(known, name) for name in FIELDS]:
        changes.changed.append(known.id)
    known.status = DROPPED if row.status == DROPPED else ACTIVE


def _doubled(rows: list[Person]) -> Iterator[str]:
    once = _once(rows)
    if len(once) < len(rows):
        yield f"{len(rows) - len(once)} rows stand there twice"
    count = Counter(name_keys(row.first_name, row.last_name)[0] for row in once)
    shown = {name_keys(row.first_name, row.last_name)[0]: row.name for row in once}
    for key, number in count.items():
        if key and number > 1:
            yield f"{'Two' if number == 2 else number} are called {shown[key]}"
    for column in KEYS:
        count = Counter(key_of(getattr(row, column)) for row in once)
        for value, number in count.items():
            if value and number > 1:
                yield f"{'Two' if number == 2 else number} have the {COLUMN_NAMES[column]} {value}"


def into_gradebook(people: People, gradebook, tick: Callable[[], object] = lambda: None) -> int:
    """Write names, mails and LMS ids of everybody on the list into nbgrader's gradebook. How many.

    gradebook : an open nbgrader.api.Gradebook; its columns hold 128 letters
    tick : called once for each of them
    """
    from nbgrader.api import Student

    there = {student.id: student for student in gradebook.db.query(Student)}
    listed = [person for person in people.rows if person.listed]
    for person in listed:
        tick()
        cells = {
            name: (getattr(person, name) or "")[:128] or None
            for name in ("last_name", "first_name", "email", "lms_user_id")
        }
        if person.id in there:
            for name, value in cells.items():
                if getattr(there[person.id], name) != value:
                    setattr(there[person.id], name, value)
        else:
            gradebook.db.add(Student(id=person.id, **cells))
    gradebook.db.commit()
    return len(listed)
