"""What the paths of a parcel claim, as the system reads them that they are told to be of."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from autograder.intake.parcel import Entry
from autograder.intake.people import People
from autograder.intake.systems.claims import Claim
from autograder.intake.systems.layout import tell
from autograder.intake.systems.system import Found

NOTEBOOKS = ["00_start_here", "04_one_neuron"]
BERLIN = ZoneInfo("Europe/Berlin")


def found(files: dict[str, str], people=(), parcel="parcel.zip", zone=UTC) -> Found:
    entries = []
    for path, text in files.items():
        parts, content = tuple(path.strip("/").split("/")), text.encode()
        one = Entry(parts, len(content), is_folder=path.endswith("/"), read=lambda content=content: content)
        entries.append(one)
    return Found(sorted(entries, key=lambda one: one.parts), parcel, People(people), zone, NOTEBOOKS)


def told(files, **more):
    """(name of the system, {path: claims or why it is nobody's}, remarks); the scope is left out."""
    if not isinstance(files, dict):
        files = dict.fromkeys(files, "")
    known = found(files, **more)
    layout = tell(known)
    claims = {}
    for entry in known.entries:
        said = layout.claims(entry)
        if not isinstance(said, str):
            said = [Claim(**{**one.__dict__, "scope": ()}) for one in said]
        claims[entry.name] = said
    return layout.system.name, claims, layout.system.remarks()


def at(year, month, day, hour, minute, second=0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
