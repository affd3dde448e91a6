"""A hand-in finds its place, unless a later one, the same, or one with answers lies there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from autograder.intake.choose import Candidate, is_later
from autograder.intake.ledger import Ledger, ReportLine
from autograder.intake.notebooks import Release, read_work
from autograder.intake.record import KEPT, OLDER, REFUSED, TAKEN, Row
from autograder.intake.store import Shelf


class Placing:
    """Stores hand-ins. force : take what differs where nothing says which is later."""

    def __init__(self, shelf: Shelf, ledger: Ledger, known: Sequence[Release], force: bool):
        self.shelf, self.ledger, self.known, self.force = shelf, ledger, list(known), force

    def put(self, student: str, one: Candidate, said: str, why: str) -> ReportLine:
        """Store a file or say why not. said : of it, on its line; why : in the record."""
        name, one = one.work.notebook, self._as_it_came(student, one)
        if self.shelf.is_link(student, name):
            self.ledger.notebook(one, student, REFUSED, "its place is a link")
            where = self.shelf.path(student, name).parent
            return ReportLine(student, REFUSED, f"{where} is a link", "remove the link")
        there = self.shelf.read(student, name)
        if there is None:
            return self._store(student, one, said, why)
        old = self.ledger.record.taken(student, name)
        later = is_later(one, old, self.shelf.stored_at(student, name))
        sources, was_blank = self._work_there(there)
        if sources == one.work.sources:
            new_time = self._knows_more(one, old)
            was_late = old is None or old.late.startswith("late")
            now_late = one.claim.late and later is not False and not was_late
            if later or new_time:
                self.shelf.put_time(student, name, one.claim.handed_in)
            self.ledger.notebook(one, student, TAKEN if later or new_time or now_late else KEPT, why)
            shown = f"{one.claim.handed_in:%d %b %Y %H:%M} UTC" if one.claim.handed_in else ""
            also = f"; handed in {shown} now" * bool(new_time) + f" ({why})" * bool(why)
            return ReportLine(student, KEPT, f"{name} is there already{also}")
        if one.work.is_blank and not was_blank:
            return self._keep(student, one, f"{one.path!r} is as released")
        if was_blank and not one.work.is_blank:
            later = True
        if later is False:
            return self._keep(student, one, f"{one.path!r} is older")
        if later is None and self._was_replaced(student, one):
            return self._keep(student, one, f"{one.path!r} was taken before and replaced")
        if later is None and not self.force:
            self.ledger.notebook(one, student, REFUSED, "another one is there")
            reason = f"another {name} is there, and nothing says which is later"
            return ReportLine(student, REFUSED, reason, "--force takes the one of this parcel")
        return self._store(student, one, f"{said}, in place of an earlier one", why)

    def _as_it_came(self, student: str, one: Candidate) -> Candidate:
        """With the LMS's time, where somebody lays the very file that the LMS gave before into a folder."""
        digest = hashlib.sha256(one.work.content.encode()).hexdigest()
        known = [
            row
            for row in self.ledger.record.rows
            if row.student == student and row.sha256 == digest and (row.handed_in or row.late)
        ]
        if one.claim.handed_in or not known:
            return one
        moment = datetime.fromisoformat(known[-1].handed_in) if known[-1].handed_in else None
        claim = one.claim.at(moment, known[-1].said_by)
        return replace(one, claim=replace(claim, late=claim.late or known[-1].late == "late"))

    def _knows_more(self, one: Candidate, old: Row | None) -> bool:
        """Whether the time of the stored file is known only now, or is another: the same download, read in a
        time zone that somebody put right."""
        if old is None or one.claim.handed_in is None:
            return False
        downloaded = one.download.isoformat() if one.download else ""
        same = (old.parcel, old.path, old.file_date) == (self.ledger.parcel, one.path, downloaded)
        moment = one.claim.handed_in.isoformat()
        return not old.handed_in or (same and old.handed_in != moment)

    def _was_replaced(self, student: str, one: Candidate) -> bool:
        """Whether this very file was taken once; what lies there now came after it."""
        digest = hashlib.sha256(one.work.content.encode()).hexdigest()
        return any(
            row.student == student and row.outcome == TAKEN and row.sha256 == digest
            for row in self.ledger.record.rows
        )

    def _store(self, student: str, one: Candidate, said: str, why: str) -> ReportLine:
        self.shelf.put(student, one.work.notebook, one.work.content, one.claim.handed_in)
        self.ledger.notebook(one, student, TAKEN, why)
        return ReportLine(student, TAKEN, said)

    def _keep(self, student: str, one: Candidate, reason: str) -> ReportLine:
        self.ledger.notebook(one, student, OLDER, reason)
        return ReportLine(student, KEPT, f"the {one.work.notebook} that is there, since {reason}")

    def _work_there(self, content: bytes) -> tuple[tuple[str, ...], bool]:
        """What was typed into the stored notebook, and whether that is nothing."""
        try:
            work = read_work(content, self.known)
        except ValueError:
            return (), True
        return work.sources, work.is_blank
