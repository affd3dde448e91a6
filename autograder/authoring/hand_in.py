"""course/hand_in.toml as the instructor's side uses it: the class's zone, and the copy that students get."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from backprop.hosts.hand_in import NAME, HandIn

from autograder import Complaint
from autograder.authoring.course import Course


def read_hand_in(course: Course) -> HandIn:
    """Raises Complaint, one line, for a file that cannot be read."""
    try:
        return HandIn.read(course.release / NAME)
    except ValueError as wrong:
        raise Complaint(f"course/{wrong}") from None


def class_zone(course: Course) -> str | None:
    """The name of the zone that the class lives in; None where none is set."""
    return read_hand_in(course).timezone or None


def with_due(hand_in: HandIn, due: Mapping[str, datetime]) -> str:
    """The text of hand_in.toml with these moments in place of its own. due : chapter number -> moment"""
    until = {**hand_in.until, **due}
    lines = [f"where = {_text(hand_in.where)}"] if hand_in.where else []
    lines += [f"timezone = {_text(hand_in.timezone)}"] if hand_in.timezone else []
    lines += ["", "[until]", *(f"{number} = {_toml(until[number])}" for number in sorted(until))]
    return "\n".join(lines) + "\n"


def _toml(moment: datetime) -> str:
    """A moment of a named zone stands without it: `timezone` says which."""
    named = getattr(moment.tzinfo, "key", None)
    return (moment.replace(tzinfo=None) if named else moment).isoformat(timespec="seconds")


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else c for c in escaped) + '"'
