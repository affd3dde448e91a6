"""The one system of a parcel, told from all its names; then each path is read by it alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from autograder.intake.endings import is_work
from autograder.intake.parcel import Entry
from autograder.intake.systems.claims import Claim, Path
from autograder.intake.systems.flat import Blackboard, Canvas, OpenEdx
from autograder.intake.systems.folders import Brightspace, Ilias, Moodle, Sakai, YandexContest
from autograder.intake.systems.plain import Plain, depth_of_people, shared_folders
from autograder.intake.systems.system import Found, Sender, System
from autograder.intake.systems.tools import GitHub, Gradescope, Inbound, Submitted

# special before general: Week_4_4_ever_attempt_… looks like Canvas too
SYSTEMS: tuple[type[System], ...] = (
    Blackboard,
    Moodle,
    Gradescope,
    OpenEdx,
    Brightspace,
    Inbound,
    Sakai,
    YandexContest,
    GitHub,
    Submitted,
    Canvas,
    Ilias,
)
NOBODYS = "it does not say whose it is: put it into a folder named after the student"
NOBODYS_ZIP = NOBODYS + "; or, if a whole class is in it, unpack it and collect that"
DEEPEST = 3  # folders above the senders, besides those that all files share


@dataclass
class Layout:
    """How to read the paths of a parcel. depth : of the part that names a sender."""

    system: System
    depth: int

    def claims(self, entry: Entry) -> list[Claim] | str:
        """The claims of a file, [] if it is the system's own, or why it is nobody's."""
        parts, depth = entry.parts, self.depth
        if isinstance(self.system, Plain):
            while len(parts) > depth and self.system.is_nobody(parts[depth]):
                depth += 1
        if len(parts) <= depth:
            return "it stands above the people: it does not say whose it is"
        above, part, below = parts[:depth], parts[depth], parts[depth + 1 :]
        if entry.is_folder:
            below = (*below, "")
        found = self.system.claims(above, part, below)
        if found is None:
            return NOBODYS_ZIP if entry.is_zip else NOBODYS
        return [replace(claim, scope=above) for claim in found]


def tell(found: Found) -> Layout:
    """The layout of a parcel, from the names of all its files."""
    paths = [(*entry.parts, "") if entry.is_folder else entry.parts for entry in found.entries]
    wrapped = shared_folders(paths)
    deepest = wrapped + DEEPEST
    way = next((path for path in paths if len(path) > wrapped), ())
    for depth in range(wrapped):  # a folder of somebody whom we know wraps nobody else
        if found.known(way[depth]):
            wrapped, deepest = depth, depth + 1
            break
    for kind in SYSTEMS:
        system = kind(found)
        for depth in range(deepest):
            senders = senders_at(paths, depth)
            if senders and _all_fit(system, senders, paths, depth, wrapped):
                system.prepare(senders)
                if system.holds() and (depth <= wrapped or _are_people(system, senders)):
                    return Layout(system, depth)
    plain, depth = Plain(found), depth_of_people(found)
    plain.prepare(senders_at(paths, depth))
    return Layout(plain, depth)


def senders_at(paths: list[Path], depth: int) -> list[Sender]:
    found: dict[tuple[Path, str], Sender] = {}
    for path in paths:
        if len(path) > depth and path[depth]:
            key = path[:depth], path[depth]
            found.setdefault(key, Sender(*key)).below.append(path[depth + 1 :])
    return list(found.values())


def _all_fit(system: System, senders: list[Sender], paths: list[Path], depth: int, wrapped: int) -> bool:
    """Whether the senders at this depth are this system's.

    Below folders that all files share most must fit. Deeper, everything must: one student's folder may
    hold names of any form, and shall not change what the others' mean.
    """
    fitting = sum(system.fits(sender) for sender in senders)
    if depth > wrapped:
        tables = sum(sender.part in system.tables and () in sender.below for sender in senders)
        return 0 < fitting == len(senders) - tables and not any(
            len(path) <= depth and is_work(path[-1]) for path in paths
        )
    counted = [one for one in senders if any(one.below) or is_work(one.part)]
    mine = sum(system.fits(one) for one in counted)
    return fitting > 0 and 2 * mine >= len(counted)


def _are_people(system: System, senders: list[Sender]) -> bool:
    """Whether folders side by side are downloads, not each a person's with a "my_hw_v_2".

    Most of their senders stand on the list by their keys, or most of the folders hold several.
    """
    if system.unmistakable:
        return True
    found: dict[Path, set[str]] = defaultdict(set)
    strangers = 0
    for sender in senders:
        claims = system.claims(sender.above, sender.part, sender.below[0]) or []
        found[sender.above] |= {claim.seed or claim.shown for claim in claims}
        strangers += not any(system.found.has_key(claim) for claim in claims)
    if 2 * strangers < len(senders):
        return True
    if isinstance(system, Ilias) and all(above[-1].isdigit() for above in found):  # teams, some of one person
        return len(set().union(*found.values())) == sum(map(len, found.values()))
    return 2 * sum(len(mine) > 1 for mine in found.values()) >= len(found)
