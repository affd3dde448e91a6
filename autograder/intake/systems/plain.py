"""Folders and files that no LMS named: a folder a student, or the student before the notebook's name."""

from __future__ import annotations

import re
from collections import defaultdict

from autograder.intake.endings import PACKED, is_work, without_ending
from autograder.intake.systems.claims import Claim, Path
from autograder.intake.systems.system import Found, Sender, System

# folders that are nobody, wherever they stand above a student
NOBODY = set(
    [
        "submissions",
        "submission",
        "submitted",
        "abgaben",
        "abgabe",
        "homework",
        "homeworks",
        "assignments",
        "downloads",
        "download",
        "files",
        "class",
        "course",
        "students",
        "entregas",
        "devoirs",
        "работы",
    ]
)
# with a number behind it: "Week 4", "hw_03", "Übung 2"
NUMBERED = re.compile(
    r"(?:week|woche|homework|hw|lab|sheet|blatt|übung|uebung|exercise|assignment|aufgabe|abgabe|semana|semaine"
    r"|неделя|chapter|kapitel|problem set)[\s_#-]*\d+",
    re.IGNORECASE,
)
COPY = re.compile(r"^(copy of|kopie von|copie de|copia de|copia di|cópia de|kopia|копия|副本)\s*-?\s*", re.I)
ENDING = re.compile(r"\.(?=ipynb|zip|json)", re.IGNORECASE)
DRIVE = re.compile(r"(?P<title>.+)-\d{8}T\d{6}Z(?:-\d+)+(?:\.zip)?")  # a folder of Google Drive, downloaded
TAIL = re.compile(r"(_LATE)?(_\d+){0,2}_?$")


class Plain(System):
    """What no other system claims. Its depth is found by `depth_of_people`."""

    name = "plain folders"
    dates = True

    def __init__(self, found: Found):
        super().__init__(found)
        self.titles: set[str] = set()
        drive = DRIVE.fullmatch(found.parcel)
        self.drive = drive["title"] if drive else None
        self.loose = {name: re.sub(r"[_\W]+", r"[_\\W]+", name) for name in found.notebooks}

    def prepare(self, senders: list[Sender]) -> None:
        flat = [one.part for one in senders if () in one.below]
        titles: dict[str, int] = defaultdict(int)
        for part in flat:
            titles[_stem(part).partition(" - ")[2]] += 1
        self.titles = {title for title, count in titles.items() if title and count > 1}

    def claims(self, above: Path, part: str, below: Path) -> list[Claim] | None:
        if below:
            return [Claim(part, (("any", part),), part, part, team=part)]
        owner = self.owner(part)
        return [Claim(owner, (("any", owner),), owner, owner, team=owner)] if owner else None

    def is_nobody(self, part: str) -> bool:
        """Whether a folder of this name is no person: a notebook's, or a word such as "submissions"."""
        known = self.found.known(part) or self.found.people.by_team(part)
        nobody = part in (*self.found.notebooks, self.drive) or part.lower() in NOBODY
        nobody = nobody or bool(NUMBERED.fullmatch(part))
        return nobody and not known

    def owner(self, part: str) -> str:
        """The person in the name of a file, "" if there is none. With a list, only who stands on it."""
        stem = COPY.sub("", _stem(part)).strip()
        before, after = stem, ""
        for loose in self.loose.values():
            pieces = re.split(loose, stem, maxsplit=1, flags=re.IGNORECASE)
            if len(pieces) == 2:
                before, after = (piece.strip("_- ()") for piece in pieces)
                break
        named = before != stem
        first, _, title = stem.partition(" - ")
        ways = [before, after, first, title, stem]
        listed = [way for way in ways if way and self.found.known(way)]
        if listed:
            return listed[0]
        if named and before:
            return TAIL.sub("", before)
        if title in self.titles or (part.lower().endswith((".zip", *PACKED)) and not named):
            who = first if title in self.titles else stem
            return "" if self.is_nobody(who) else who
        return ""


def _stem(part: str) -> str:
    stem, *rest = ENDING.split(part)
    return stem if rest else without_ending(stem)


def depth_of_people(found: Found) -> int:
    """At which depth of the paths the people stand: where most are known, else below what all files share."""
    paths = [(*entry.parts, "") if entry.is_folder else entry.parts for entry in found.entries]
    wrapped, plain = shared_folders(paths), Plain(found)
    paths = [path for path in paths if len(path) > wrapped]
    if found.people.rows:
        depth = _depth_of_known(plain, paths, wrapped)
        if depth is not None:
            return depth
    senders = {path[wrapped] for path in paths if len(path) > wrapped + 1}
    if len([one for one in senders if not plain.is_nobody(one)]) > 1:
        return wrapped + _doubly_wrapped(paths, wrapped)
    if len(senders) > 1 and _are_chapters_of_several(plain, paths, wrapped):
        return wrapped  # `Layout.claims` goes on below each of them
    if any(plain.owner(path[wrapped]) for path in paths if len(path) == wrapped + 1):
        return wrapped
    return next((depth for depth in range(wrapped) if not plain.is_nobody(paths[0][depth])), wrapped)


def shared_folders(paths: list[Path]) -> int:
    """How many leading folders all files have; a page or table that lies above the others is not asked."""
    count = 0
    while True:
        deeper = [path for path in paths if len(path) > count + 1]
        beside = [path for path in paths if len(path) == count + 1]
        if not deeper or any(is_work(path[-1]) for path in beside):
            return count
        if len({path[count] for path in deeper}) > 1:
            return count
        paths, count = deeper, count + 1


def _depth_of_known(plain: Plain, paths: list[Path], wrapped: int) -> int | None:
    """The depth at which most people of the list are named. What stands in one folder counts once."""
    best, most = None, 0
    for depth in range(wrapped + 3):
        named = {
            path[: depth + 1]: len(path) > depth + 1 for path in paths if len(path) > depth and path[depth]
        }
        known = {
            place
            for place, is_folder in named.items()
            if plain.found.known(place[-1] if is_folder else plain.owner(place[-1]))
        }
        if depth < wrapped and known:  # somebody's folder wraps nobody else
            return depth
        count = len({place[: wrapped + 1] for place in known})
        if count > most:
            best, most = depth, count
    return best


def _are_chapters_of_several(plain: Plain, paths: list[Path], depth: int) -> bool:
    """Whether folders that are nobody hold folders of several people and no work of their own."""
    below = {path[depth + 1] for path in paths if len(path) > depth + 2}
    own = any(is_work(path[-1]) for path in paths if len(path) <= depth + 2)
    return not own and len([one for one in below if not plain.is_nobody(one)]) > 1


def _doubly_wrapped(paths: list[Path], depth: int) -> int:
    """1 if each folder here holds several with a notebook or zip of one name: weeks of a class, no people."""
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in paths:
        if len(path) < depth + 3:
            return 0
        if path[-1].lower().endswith((".ipynb", ".zip")):
            names[path[depth]][path[-1]].add(path[depth + 1])
    held = [names[folder].values() for folder in {path[depth] for path in paths}]
    return int(all(any(len(below) > 1 for below in mine) for mine in held))
