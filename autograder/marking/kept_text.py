"""What a student wrote into a locked cell or a test cell: kept below it as text, not run.

Those cells are the release's when work is graded. Dropped in silence, an answer in the wrong cell was lost to
its student and to the marker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import nbformat
from nbformat import NotebookNode

from autograder.marking.names_given import given_names
from autograder.marking.student_text import safe_markdown

WORD = "backprop"  # of the metadata of a kept cell; what a student's cells had there is gone by then


@dataclass(frozen=True)
class Kept:
    """cell : grade id of the locked cell; place : of the answer cell to write it into, "" if there is none.

    names : what the lines would give a value to
    """

    cell: str
    place: str
    lines: int
    names: tuple[str, ...]

    def told(self) -> str:
        """Two sentences for a card."""
        many = "One line" if self.lines == 1 else f"{self.lines} lines"
        where = f"the cell of `{self.place}`" if self.place else "a cell of your own"
        return (
            f"{many} that you wrote into a locked cell, `{self.cell}`, did not run: such cells are taken "
            f"from the release. The text is kept below it; write it into {where}."
        )


def added_lines(mine: NotebookNode, released: str) -> list[str]:
    """Lines of the student's text that the released text has not, or has less often; none of blanks only."""
    there = Counter(line.strip() for line in released.splitlines())
    added = []
    for line in mine.source.splitlines():
        if there[line.strip()] > 0:
            there[line.strip()] -= 1
        elif line.strip():
            added.append(line.rstrip())
    return added if added and not is_of_another_release(mine) else []


def is_of_another_release(mine: NotebookNode) -> bool:
    """Whether the text is to the letter what an earlier release had: then nobody wrote anything into it."""
    from nbgrader.utils import compute_checksum

    try:
        return compute_checksum(mine) == mine.metadata["nbgrader"]["checksum"]
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def kept_cell(
    mine: NotebookNode, released: NotebookNode, answers: Sequence[tuple[str, set[str]]]
) -> NotebookNode | None:
    """A cell for the copy with what was added to `released`; None where nothing was.

    answers : grade id and names of the answer cells of the release, those further down first
    """
    lines = added_lines(mine, released.source)
    if not lines:
        return None
    names = given_names("\n".join(lines))
    asked = [answer for answer in answers if answer[1] & names]
    place = next((name for name, _ in [*asked, *answers]), "")
    kept = Kept(released.metadata.nbgrader.grade_id, place, len(lines), tuple(sorted(names))[:50])
    text = safe_markdown("\n".join(f"    {line}" for line in lines))
    head = kept.told().replace("you", "the student").replace("; write it into", ". A place for it is")
    made = nbformat.v4.new_markdown_cell(f"**Kept, not run.** {head}\n\n{text}")
    made.metadata[WORD] = asdict(kept)
    return made


def kept_in(nb: NotebookNode) -> list[Kept]:
    """What was kept in a rebuilt notebook."""
    found = [cell.metadata[WORD] for cell in nb.cells if WORD in cell.metadata]
    return [Kept(one["cell"], one["place"], one["lines"], tuple(one["names"])) for one in found]
