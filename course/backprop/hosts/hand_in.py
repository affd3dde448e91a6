"""What to hand in, where, and until when: set once, in course/hand_in.toml, and said in each notebook.

where = "Moodle, below the heading of the week"
timezone = "Europe/Berlin"

[until]
04 = 2026-12-04T23:59:00
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from backprop.contents import chapter
from backprop.drawing import theme

NAME = "hand_in.toml"


@dataclass(frozen=True)
class HandIn:
    """where : in words; until : chapter number -> moment, with its time zone where one is named.

    timezone : the name of that zone, "" where none is set
    """

    where: str = ""
    until: dict[str, datetime.datetime] = field(default_factory=dict)
    timezone: str = ""

    @classmethod
    def read(cls, path: Path) -> HandIn:
        """What the file says; nothing set where there is none. Raises ValueError, one line, for a bad one."""
        if not path.is_file():
            return cls()
        try:
            tree = tomllib.loads(path.read_text(encoding="utf-8"))
            zone = ZoneInfo(str(tree["timezone"])) if "timezone" in tree else None
        except (OSError, ValueError, KeyError) as error:
            raise ValueError(f"{NAME}: {' '.join(str(error).split())}") from None
        if unknown := sorted(set(tree) - {"where", "timezone", "until"}):
            raise ValueError(f"{NAME}: {unknown[0]!r} is not known; there are where, timezone and [until]")
        return cls(
            str(tree.get("where", "")), _moments(tree.get("until", {}), zone), str(tree.get("timezone", ""))
        )

    def said(self, number: str, notebook: str) -> list[str]:
        """The sentences of one chapter: what, where, until when."""
        lines = [f"Save this notebook and hand in the one file {notebook}.ipynb, under this name if you can."]
        lines.append(f"Where: {self.where}" if self.where else "Your instructor says where.")
        if moment := self.until.get(number):
            zone = getattr(moment.tzinfo, "key", None) or moment.tzname()
            lines.append(f"Until: {moment:%A}, {moment.day} {moment:%B %Y, %H:%M} {zone or ''}".rstrip())
        elif self.where:
            lines.append("Your instructor says until when.")
        return lines


def _moments(until, zone: ZoneInfo | None) -> dict[str, datetime.datetime]:
    """The table [until] with its zone. Raises ValueError for what is no moment."""
    if not isinstance(until, dict):
        raise ValueError(f"{NAME}: until is a table: [until], then 04 = 2026-12-04T23:59:00")
    for number, moment in until.items():
        if not isinstance(moment, datetime.datetime):
            raise ValueError(f"{NAME}: until {number} = {moment} is no date with a time of day")
    return {n: m if m.tzinfo or zone is None else m.replace(tzinfo=zone) for n, m in until.items()}


class HandInCard:
    """The sentences as a card and as text."""

    def __init__(self, lines: list[str]):
        self.lines = lines

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": "\n".join(self.lines)}

    def html(self) -> str:
        first, *rest = (f"<p>{escape(line)}</p>" for line in self.lines)
        room = f'<div class="bp-room">{first}{"".join(rest)}</div>'
        sheet = theme.sheet("tokens", "card")
        return f'<style>{sheet}</style><div class="bp"><div class="bp-card">{room}</div></div>'


def hand_in(here: int) -> HandInCard:
    """What to hand in of this chapter: hand_in(4). A file that cannot be read is said, never an error."""
    station = chapter(str(here))
    try:
        found = HandIn.read(Path.cwd().parent / NAME)
        lines = found.said(station.number, station.folder)
    except ValueError as wrong:
        lines = [*HandIn().said(station.number, station.folder), f"For your instructor: {wrong}"]
    return HandInCard(lines)
