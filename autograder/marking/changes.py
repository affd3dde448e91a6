"""Whose marks an exercise marked again has changed, from what to what."""

from __future__ import annotations

from collections.abc import Mapping

from autograder.marking.gradebook import Mark
from autograder.sandbox.plain_text import one_line

Marks = Mapping[str, Mapping[str, Mark]]


def changes(before: Marks, after: Marks) -> list[str]:
    """A line for each check whose points are others than before, and how many that were."""
    lines = []
    for student, marks in sorted(after.items()):
        for cell, mark in sorted(marks.items()):
            old = before.get(student, {}).get(cell, Mark(None))
            if old.auto == mark.auto:
                continue
            said = f"{one_line(student)}: {cell} from {points(old.auto)} to {points(mark.auto)}"
            if mark.by_hand is not None:
                said += f"; {points(mark.by_hand)} by hand stands"
            lines.append(said)
    return [*lines, f"{len(lines)} marks changed" if len(lines) != 1 else "1 mark changed"]


def points(value: float | None) -> str:
    return "no mark" if value is None else f"{value:g}"
