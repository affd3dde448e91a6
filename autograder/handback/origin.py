"""Of which LMS each parcel of the record was, told from the names of all its files, as collect told it.

One name alone says little: "hw_week_4/ada/x.ipynb" looks like a folder of ILIAS.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC

from autograder.intake.parcel import Entry
from autograder.intake.people import People
from autograder.intake.record import Record, Row
from autograder.intake.systems.layout import tell
from autograder.intake.systems.system import Found


def parcel_of(row: Row) -> tuple[str, str]:
    """What tells one parcel from the others: the same zip may be collected twice."""
    return row.collected_at, row.parcel


class Origins:
    """The systems of a record's parcels, each told when it is asked for. notebooks : names of the course's"""

    def __init__(self, record: Record, people: People, notebooks: Sequence[str]):
        self.people, self.notebooks = people, notebooks
        self._paths: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
        for row in record.rows:
            self._paths[parcel_of(row)].add(tuple(row.path.partition("!")[0].split("/")))
        self._told: dict[tuple[str, str], str] = {}

    def system(self, row: Row | None) -> str:
        """The name of the system that gave a file, as the lines of collect have it; "" for no file."""
        if row is None:
            return ""
        parcel = parcel_of(row)
        if parcel not in self._told:
            entries = [Entry(parts) for parts in sorted(self._paths[parcel])]
            self._told[parcel] = tell(
                Found(entries, row.parcel, self.people, UTC, self.notebooks)
            ).system.name
        return self._told[parcel]
