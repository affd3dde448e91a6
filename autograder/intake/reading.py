"""All that one person sent, read at that person's own cost: notebooks, texts, and what is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from autograder.intake.choose import Candidate
from autograder.intake.endings import DOCUMENTS, NOTEBOOKS, PACKED, PAGES, PICTURES, plain_name
from autograder.intake.names import printable
from autograder.intake.notebooks import NotOurs, Release, read_work
from autograder.intake.parcel import DAMAGED, UNREAD, Budget, Entry, opened
from autograder.intake.systems.claims import TEXT, Claim

TELLING = (*PICTURES, *DOCUMENTS, *PAGES, *PACKED)
LARGEST_PHOTO, MOST_PHOTOS = 20_000_000, 20  # bytes of one, and how many a person
QUOTED = 70  # letters of an online text that are shown


@dataclass(frozen=True)
class Photo:
    """A picture that came with a notebook. name : as the parcel has it, without folders"""

    name: str
    content: bytes = field(repr=False)


@dataclass
class Sent:
    """What one person sent. troubles : (path, why) of files that cannot be taken; empty : a folder of nothing

    texts : (path, quotation) of what was typed into the LMS; others : paths of other files
    telling : (file, path) of those of them, and of texts, that a person may want to read
    pictures : those of them that a written answer may name
    left_out : (file, path, why) of pictures that are not put beside the notebook
    """

    notebooks: list[Candidate] = field(default_factory=list)
    troubles: list[tuple[Entry, str, str]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    quiet: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    telling: list[tuple[Entry, str]] = field(default_factory=list)
    pictures: list[Photo] = field(default_factory=list)
    left_out: list[tuple[Entry, str, str]] = field(default_factory=list)
    is_empty: bool = True


def read_sent(files: list[tuple[Entry, Claim]], known: list[Release], own_dates: bool) -> Sent:
    """Read the files of one person. Nothing that is in them raises: it becomes that person's trouble."""
    sent, budget = Sent(), Budget()
    for entry, claim in files:
        if entry.is_folder:
            continue
        sent.is_empty = False
        if claim.kind == TEXT:
            (sent.quiet if claim.quiet else sent.texts).append(_text(entry, claim.quiet))
            sent.telling += [] if claim.quiet else [(entry, entry.name)]
            continue
        try:
            for one in opened(entry, budget):
                _read(one, entry, claim, sent, known, own_dates)
        except Exception as error:  # whatever a file does, it does to its sender only
            sent.troubles.append((entry, entry.name, _reason(error)))
    return sent


def _reason(error: Exception) -> str:
    if isinstance(error, ValueError | OSError):
        return printable(str(getattr(error, "strerror", None) or error))[:200]
    return f"it cannot be read ({type(error).__name__})"


def _text(entry: Entry, quiet: bool):
    """What was typed into the LMS: its path alone, or with the first words."""
    if quiet:
        return entry.name
    try:
        raw = entry.read()[:20_000].decode("utf-8", "replace") if entry.size < 5_000_000 else ""
    except (OSError, ValueError):
        raw = ""
    words = printable(re.sub(r"<[^>]*>", " ", raw)).split()
    shown = " ".join(words)
    return entry.name, shown if len(shown) <= QUOTED else shown[:QUOTED] + "…"


def _read(one: Entry, outer: Entry, claim: Claim, sent: Sent, known: list[Release], own_dates: bool) -> None:
    way = "/".join(one.parts[len(outer.parts) :])
    path = f"{outer.name}!{way}" if way else outer.name
    name = plain_name(one.parts[-1])
    if one.is_folder:
        return
    if one.refused:
        sent.troubles.append((outer, path, one.refused))
        return
    if not name.endswith(NOTEBOOKS):
        sent.others.append(path)
        sent.telling += [(outer, path)] * name.endswith(TELLING)
        if name.endswith(PICTURES):
            try:
                sent.pictures.append(_photo(one, len(sent.pictures)))
            except Exception as error:  # it costs itself, and not the notebook behind it
                sent.left_out.append((outer, path, _reason(error)))
        return
    date: datetime | None = one.date if way or own_dates else None
    try:
        work = read_work(one.read(), known)
    except NotOurs as wrong:
        if name.endswith(".json") and not name.endswith(".ipynb.json"):
            return
        sent.troubles.append((outer, path, str(wrong)))
    except (ValueError, OSError) as wrong:
        if name.endswith(".json") and not name.endswith(".ipynb.json"):
            return
        sent.troubles.append((outer, path, _reason(wrong)))
    else:
        sent.notebooks.append(Candidate(one, claim, work, path, date, outer.date))


def _photo(one: Entry, before: int) -> Photo:
    """A picture as it was sent. ValueError that says why it is not taken. before : how many were"""
    if one.size > LARGEST_PHOTO:
        raise ValueError(f"{one.size / 1e6:.1f} MB, and {LARGEST_PHOTO // 1_000_000} MB are taken")
    if before >= MOST_PHOTOS:
        raise ValueError(f"{MOST_PHOTOS} pictures are taken")
    return Photo(one.parts[-1], one.read())


def cure_of(sent: Sent) -> str:
    """What to do where no notebook of somebody could be read; the parcel itself may be the fault."""
    if any(why.startswith(DAMAGED) and path == entry.name for entry, path, why in sent.troubles):
        return "download the zip again, or unpack it and collect the folder; else write to the student"
    if any(why.startswith(UNREAD) for _, _, why in sent.troubles):
        return "make it readable to you and collect it again"
    return "write to the student"


def what_there_is(sent: Sent) -> str:
    """Of somebody without a notebook: what there is instead."""
    texts = [
        f"an online text ({shown})" if shown else f"an online text ({path})" for path, shown in sent.texts
    ]
    others = [path.rpartition("!")[2].rpartition("/")[2] for path in sent.others]
    said = [*texts, *others] or [path.rpartition("/")[2] for path in sent.quiet]
    packed = any(one.lower().endswith(PACKED) for one in others)
    cure = "; only zips are opened" if packed else ""
    return f"no notebook, only {first_three(said)}{cure}"


def beside(sent: Sent) -> str:
    """What lies beside a notebook and somebody may want to see: a photo, a text for the instructor."""
    names = [path.rpartition("!")[2].rpartition("/")[2] for path in sent.others]
    shown = [name for name in names if name.lower().endswith(TELLING)]
    return first_three(shown)


def first_three(words: list[str], between: str = ", ") -> str:
    """The first three, and how many more there are."""
    return between.join(words[:3]) + (f" and {len(words) - 3} more" if len(words) > 3 else "")
