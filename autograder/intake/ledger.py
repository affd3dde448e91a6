"""The lines of one parcel in the record, and on the screen."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from autograder.intake.choose import Candidate
from autograder.intake.deadlines import Deadlines
from autograder.intake.parcel import Entry
from autograder.intake.reading import Sent
from autograder.intake.record import MAY_BE, NOTE, PASSED, REFUSED, Record, Row
from autograder.intake.settle import Settled
from autograder.intake.systems.claims import Claim


@dataclass(frozen=True)
class ReportLine:
    """One line of the report. outcome : "taken", "kept", "refused" or "note"; cure : what to type."""

    student: str
    outcome: str
    said: str
    cure: str = ""

    def __str__(self) -> str:
        outcome = "" if self.outcome == NOTE else f"{self.outcome}, "
        return f"{self.student}: {outcome}{self.said}"


class Ledger:
    """Writes the files of one parcel into the record."""

    def __init__(self, record: Record, parcel: str, deadlines: Deadlines | None = None):
        self.record, self.parcel = record, parcel
        self.deadlines = deadlines or Deadlines()
        self.now = datetime.now(UTC).isoformat(timespec="seconds")
        self._first = len(record.rows)

    def notebook(self, one: Candidate, student: str, outcome: str, why: str) -> None:
        """A file that was read as a notebook of the course."""
        digest = hashlib.sha256(one.work.content.encode()).hexdigest()
        row = self._row(one.path, student, one.claim)
        moment = one.claim.handed_in if one.claim else None
        minutes = self.deadlines.minutes_late(one.work.notebook, student, moment)
        late = ", ".join([*([row.late] if row.late else []), *([f"{minutes} min"] if minutes else [])])
        self.record.add(
            replace(
                row,
                late=late,
                notebook=one.work.notebook,
                file_date=one.download.isoformat() if one.download else "",
                sha256=digest,
                outcome=outcome,
                why=why,
            )
        )

    def passed(self, files: list[Candidate], student: str, why: str, outcome: str = PASSED) -> None:
        for one in files:
            self.notebook(one, student, outcome, why)

    def unsettled(self, files: list[tuple[Entry, Claim]], sent: Sent, shown: str, settled: Settled) -> None:
        """All files of a sender whose claim could not be settled, with their chapters where they are work."""
        meant = ", ".join(person.id for person in settled.meant)
        # what is refused quotes the sender, who may have any name
        why = settled.refused.replace(MAY_BE, " ") + (MAY_BE + meant) * bool(meant)
        answered = [one for one in sent.notebooks if not one.work.is_blank]
        if answered:
            self.passed([one for one in sent.notebooks if one.work.is_blank], shown, "as released")
        self.passed(answered or sent.notebooks, shown, why, REFUSED)
        read = {one.path.partition("!")[0] for one in sent.notebooks}
        for entry, claim in files:
            if entry.name not in read:
                self.other(entry, shown, NOTE if read else REFUSED, why, claim)

    def other(
        self, entry: Entry, student: str, outcome: str, why: str, claim: Claim | None = None, path: str = ""
    ) -> None:
        """Any other file: nobody's, broken, a text, a photo."""
        date = entry.date.isoformat() if entry.date else ""
        row = self._row(path or entry.name, student, claim)
        self.record.add(replace(row, file_date=date, outcome=outcome, why=why))

    def _row(self, path: str, student: str, claim: Claim | None) -> Row:
        row = Row(self.now, self.parcel, path, student)
        if claim is None:
            return row
        moment = claim.handed_in.isoformat() if claim.handed_in else ""
        order = str(claim.order) if claim.order is not None else ""
        late = "late" if claim.late else ""
        return replace(row, handed_in=moment, said_by=claim.said_by, late=late, order=order)

    def name_chapters(self, chapters: Sequence[str], main: str) -> None:
        """Say for which notebook the files were sent that could not be read: their name's, else `main`."""
        for place in range(self._first, len(self.record.rows)):
            row = self.record.rows[place]
            if not row.notebook:
                named = [one for one in chapters if one in row.path]
                self.record.rows[place] = replace(row, notebook=named[0] if len(named) == 1 else main)
