"""The files of a parcel in piles, told by their names alone: of a person, of a refused sender, of nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.intake.endings import SHOWN, is_work
from autograder.intake.parcel import Entry
from autograder.intake.people import People
from autograder.intake.record import DRAFT
from autograder.intake.settle import Settled, Settling
from autograder.intake.systems.claims import Claim
from autograder.intake.systems.layout import Layout


@dataclass
class Pile:
    """All files of one person, or of one sender that was refused. remarks : to be said of who was settled"""

    files: list[tuple[Entry, Claim]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def drop_folders(self) -> None:
        """Without the empty folders, or, where there is nothing else, with one of them."""
        self.files = [pair for pair in self.files if not pair[0].is_folder] or self.files[:1]


class Piles:
    """of : id -> files of that person; refused : sender -> why, and files; nobodys : files, each with why

    strays : pictures and documents of nobody; meant : ids of people whose a refused file may be
    """

    def __init__(self, entries: Sequence[Entry], layout: Layout, people: People, has_sheet: bool):
        self.of: dict[str, Pile] = defaultdict(Pile)
        self.refused: dict[str, tuple[Settled, Pile]] = {}
        self.nobodys: list[tuple[Entry, str]] = []
        self.strays: list[Entry] = []
        self.meant: set[str] = set()
        pairs = [(entry, claim) for entry in entries for claim in self._claims(entry, layout)]
        settling = Settling(people, [claim for _, claim in pairs], has_sheet)
        done: dict[tuple, Settled] = {}
        for entry, claim in pairs:
            key = claim.scope, claim.shown, claim.keys, claim.name, claim.seed
            if key not in done:
                done[key] = settling.settle(claim)
            self._lay(entry, claim, done[key])
        for pile in [*self.of.values(), *(pile for _, pile in self.refused.values())]:
            pile.drop_folders()

    def __len__(self) -> int:
        return len(self.of) + len(self.refused) + len(self.nobodys)

    def _claims(self, entry: Entry, layout: Layout) -> list[Claim]:
        """Of a file that may be somebody's; what is nobody's is laid aside."""
        claims = layout.claims(entry)
        if isinstance(claims, str):
            if entry.is_folder:
                return []
            if entry.refused or is_work(entry.parts[-1]):
                self.nobodys.append((entry, entry.refused or claims))
            elif entry.parts[-1].lower().endswith(SHOWN):
                self.strays.append(entry)
            return []  # what is neither is a page or table of the LMS
        if entry.refused and ".." in entry.parts:
            self.nobodys.append((entry, entry.refused))
            return []
        return claims

    def _lay(self, entry: Entry, claim: Claim, settled: Settled) -> None:
        if settled.refused:
            _, pile = self.refused.setdefault(claim.shown, (settled, Pile()))
            pile.files.append((entry, claim))
            self.meant |= {person.id for person in settled.meant}
        for person in settled.people:
            pile = self.of[person.id]
            pile.files.append((entry, claim))
            for remark in (settled.remark, DRAFT * claim.draft):
                if remark and remark not in pile.remarks:
                    pile.remarks.append(remark)
