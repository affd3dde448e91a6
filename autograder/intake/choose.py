"""Which of several files of one person and notebook is the hand-in, and whether it is later than another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from autograder.intake.notebooks import Work
from autograder.intake.parcel import Entry
from autograder.intake.record import Row
from autograder.intake.systems.claims import Claim

STEP = 2  # seconds; dates in a zip are no finer


@dataclass
class Candidate:
    """A notebook that somebody sent. date : the student's own; download : of the parcel's entry."""

    entry: Entry
    claim: Claim
    work: Work
    path: str
    date: datetime | None = None
    download: datetime | None = None

    @property
    def file(self) -> str:
        return self.path.rpartition("!")[2].rpartition("/")[2]


def choose(files: list[Candidate]) -> tuple[Candidate | None, str]:
    """The hand-in among the files, and how it was told; (None, why) where a person has to say.

    In turn: not the one that is as released beside one with answers; the same work is no choice; then the
    LMS's time, its order, and dates where they are the students' own.
    """
    answered = [one for one in files if not one.work.is_blank] or files
    saved = [one for one in answered if not one.file.lower().endswith("-checkpoint.ipynb")]
    said = "the one with answers" if len(answered) < len(files) else ""
    files = saved or answered
    ways: tuple[tuple[str, Callable[[Candidate], Any]], ...] = (
        ("by the LMS's time", lambda one: one.claim.handed_in),
        ("by the order of uploads", lambda one: one.claim.order),
    )
    for how, value in ways:
        if len({one.work.sources for one in files}) == 1:
            break
        if all(value(one) is not None for one in files):
            latest = max(value(one) for one in files)
            said = f"the last of {len(files)} {how}"
            files = [one for one in files if value(one) == latest]
    if len({one.work.sources for one in files}) == 1:
        return max(files, key=_last), said
    dated = [(one.date, one) for one in files if one.date]
    if len(dated) == len(files):
        ranked = sorted(dated, key=lambda pair: pair[0])
        last = [one for date, one in ranked if (ranked[-1][0] - date).total_seconds() <= STEP]
        if len({one.work.sources for one in last}) == 1:
            return last[-1], f"the newest of {len(files)} by the files' dates"
    names = ", ".join(sorted(one.file for one in files)[:4])
    return None, f"{len(files)} different files with answers and nothing says which is the last: {names}"


def whole_class_in(files: list[Candidate]) -> str:
    """What else to do where all files came out of one zip: it may be an LMS's own, inside the parcel."""
    zips = {one.path.partition("!")[0] if "!" in one.path else "" for one in files}
    name = zips.pop().rpartition("/")[2]
    return f"; if {name} holds a whole class, unpack it and collect that" if name and not zips else ""


def _last(one: Candidate) -> tuple:
    never = datetime.min
    moment = one.claim.handed_in
    return (
        moment.replace(tzinfo=None) if moment else never,
        one.claim.order or 0,
        one.date or never,
        one.path,
    )


def is_later(new: Candidate, old: Row | None, stored_at: datetime | None) -> bool | None:
    """Whether a file is later than the one that is stored; None if nothing says so.

    old : the record of the stored file; stored_at : when it was stored, if nothing was recorded
    """
    if old is None:  # put there by hand: what is newer than that day is later
        return True if new.download and stored_at and new.download > stored_at else None
    if new.claim.handed_in and old.handed_in:
        before = datetime.fromisoformat(old.handed_in)
        if new.claim.handed_in != before:
            return new.claim.handed_in > before
    if new.claim.order is not None and old.order.isdigit() and new.claim.order != int(old.order):
        return new.claim.order > int(old.order)
    if new.download and old.file_date:
        apart = (new.download - datetime.fromisoformat(old.file_date)).total_seconds()
        if abs(apart) > STEP:
            return apart > 0
    return None
