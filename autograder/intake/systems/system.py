"""What a system knows of its parcel, and what each system has to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cached_property

from autograder.intake.clock import in_utc
from autograder.intake.parcel import Entry
from autograder.intake.people import People, Person
from autograder.intake.systems.claims import Claim, Path
from autograder.intake.worksheets import Worksheet


@dataclass
class Found:
    """All that may be known before the first file of a student is opened.

    parcel : name of the folder or zip; zone : of times that the LMS wrote without one
    notebooks : names of the course's; worksheet : what `--list` gave, or None
    """

    entries: Sequence[Entry]
    parcel: str
    people: People
    zone: tzinfo
    notebooks: Sequence[str]
    worksheet: Worksheet | None = None

    def utc(self, moment: datetime | None) -> datetime | None:
        return in_utc(moment, self.zone)

    @cached_property
    def _by_parts(self) -> dict[Path, Entry]:
        return {entry.parts: entry for entry in self.entries if not entry.is_folder}

    def file(self, *parts: str) -> bytes:
        """The first 5 MB of a small file of the LMS's own, b"" if there is none."""
        entry = self._by_parts.get(parts)
        if entry is None or entry.refused or entry.size > 5_000_000:
            return b""
        try:
            return entry.read()
        except (OSError, ValueError):
            return b""

    def has_key(self, claim: Claim) -> bool:
        """Whether somebody has the key that a claim gives, and not the name alone."""
        return any(kind != "any" and self.people.by_key(kind, value) for kind, value in claim.keys)

    def known(self, word: str) -> list[Person]:
        """Who bears this key or, alone, this name."""
        return self.people.by_key("any", word) or self.people.by_name(word)


@dataclass
class Sender:
    """A place in the paths: the folders above, the part that names a sender, and all paths below it."""

    above: Path
    part: str
    below: list[Path] = field(default_factory=list)


class System:
    """One LMS: says which parts of a path are of its form, and reads claims from them.

    dates : whether the dates of files are the students' own, and not the time of the download
    local_times : whether its names hold times without a zone
    unmistakable : whether nobody else would call a file or folder so
    tables : files of its own that lie beside the senders
    """

    name = ""
    dates = False
    local_times = False
    unmistakable = False
    tables: tuple[str, ...] = ()

    def __init__(self, found: Found):
        self.found = found
        self.unread: set[str] = set()  # where a time is written that cannot be read

    def fits(self, sender: Sender) -> bool:
        """Whether this part of the paths is how the system names a sender."""
        raise NotImplementedError

    def prepare(self, senders: list[Sender]) -> None:
        """Look at all senders once, before the first claim."""

    def has_table(self, senders: list[Sender]) -> bool:
        """Whether beside all of them lies a file that the system writes."""
        there = {sender.above for sender in senders if sender.part in self.tables}
        return all(sender.above in there for sender in senders)

    def holds(self) -> bool:
        """Whether all senders together, once prepared, can be this system's."""
        return True

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        """The claims of a file; [] if it is the system's own and silent, None if it is not of its form."""
        raise NotImplementedError

    def time(self, moment: datetime | None, where: str) -> datetime | None:
        """A time that the LMS wrote, in UTC; one that cannot be read is noted with its place."""
        found = self.found.utc(moment)
        if found is None:
            self.unread.add(where)
        return found

    def remarks(self) -> list[str]:
        """What should be known of the whole parcel."""
        return []
