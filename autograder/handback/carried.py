"""Columns of an export that were filled before: a second chapter must not empty the first one's cells.

Some LMSs remove a mark where they take back an empty cell (lms/facts.md), so a file that is filled chapter
after chapter keeps what it has.
"""

from __future__ import annotations

from pathlib import Path

from autograder import Complaint
from autograder.handback.cells import TextCell
from autograder.handback.export_file import ExportFile


def filled_before(
    export: ExportFile, filled: Path, column: int
) -> tuple[list[tuple[TextCell, str]], list[str]]:
    """(cells of other columns with what an earlier filling wrote there, titles of those columns).

    column : the one that is filled now. Both are empty where `filled` is no filling of this very export: it
    is older, or has other rows, people or columns.
    """
    if not filled.is_file() or filled.stat().st_mtime < export.path.stat().st_mtime:
        return [], []
    try:
        before = ExportFile(filled)
    except (Complaint, ValueError):
        return [], []
    ours = export.assignments()
    shape = [len(row) for row in export.rows]
    if before.head != export.head or [len(row) for row in before.rows] != shape:
        return [], []
    changes, titles = [], set()
    for row, old in zip(export.rows, before.rows, strict=True):
        for place, (cell, was) in enumerate(zip(row, old, strict=True)):
            if cell.value == was.value or place == column:
                continue
            if place not in ours:
                return [], []
            if was.value:
                changes.append((cell, was.value))
                titles.add(place)
    return changes, [export.head[place] for place in sorted(titles)]
