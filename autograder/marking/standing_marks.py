"""Which marks by hand still stand at a regrade: those of whose answer and question nothing has changed.

nbgrader asks for every mark by hand again. Here a written answer stays done, and a mark that was set over a
check's stays quiet, until what it was given for is another text.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from nbformat import NotebookNode


@dataclass
class Regrade:
    """What one writing of marks knows of the one before, and what it found.

    before, now : grade id of a graded cell -> hash of answer and question, see `answers_of`
    only : grade ids whose marks are written, all where it is None
    overridden : grade ids with a mark by hand over an answer that has changed
    """

    before: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)
    only: frozenset[str] | None = None
    overridden: list[str] = field(default_factory=list)

    def is_the_same(self, cell: str) -> bool:
        return cell in self.now and self.before.get(cell) == self.now[cell]

    def writes(self, cell: str) -> bool:
        return self.only is None or cell in self.only

    def noted(self) -> dict[str, str]:
        """What to remember for the next writing: of a mark that was not written, what was known before."""
        known = {cell: self.now[cell] if self.writes(cell) else self.before.get(cell) for cell in self.now}
        return {cell: digest for cell, digest in known.items() if digest is not None}


def answers_of(nb: NotebookNode) -> dict[str, str]:
    """grade id of each graded cell -> hash of it, and of what stands between the graded cell before and it.

    Of a written answer the prose counts, of a check the code and what the check said.
    """
    found: dict[str, str] = {}
    above: list = []
    for cell in nb.cells:
        meta = cell.metadata.get("nbgrader", {})
        above.append([cell.cell_type, cell.source, cell.get("attachments", {})])
        if meta.get("grade"):
            said = [output.get("text", output.get("evalue", "")) for output in cell.get("outputs", ())]
            kind = cell.cell_type
            what = [said, [one for one in above if one[0] == kind]]
            found[meta["grade_id"]] = hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()
            above = []
    return found
