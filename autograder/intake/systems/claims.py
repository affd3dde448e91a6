"""What a file of a parcel says of itself: a claim to be somebody's, never more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

WORK, TEXT = "work", "text"  # a file of the student; a text or address typed into the LMS
Path = tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """Whose a file says it is.

    shown : as the LMS calls the sender, for lines and the record; unlike for different senders
    keys : (kind of people.KINDS, value), the surest first; name : of a person
    team : the name again, where a team may bear it
    seed : what the id is made of where there is no list
    number : of the sender in this download alone; anonymous : nobody can be found behind it
    handed_in : in UTC; said_by : who says so; order : grows with each upload
    draft : the LMS has the file, and says that it was never submitted
    quiet : a text that the LMS itself wrote, worth a line only where there is nothing else
    problem : why this can be nobody's
    """

    shown: str
    keys: tuple[tuple[str, str], ...] = ()
    name: str = ""
    seed: str = ""
    number: str = ""
    anonymous: bool = False
    team: str = ""
    handed_in: datetime | None = None
    said_by: str = ""
    order: int | None = None
    late: bool = False
    draft: bool = False
    kind: str = WORK
    quiet: bool = False
    problem: str = ""
    scope: Path = ()

    def at(self, moment: datetime | None, said_by: str) -> Claim:
        """The same with the time that `said_by` knows."""
        return replace(self, handed_in=moment, said_by=said_by) if moment else self
