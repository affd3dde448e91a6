"""A written answer that stands in another cell than the one meant is shown in the one meant, with its place.

nbgrader gives an untouched cell no points and shows it to nobody. A person reads what was written above,
below, in the question, in a locked cell or as a comment in code instead.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode

from autograder.marking.kept_text import WORD
from autograder.marking.student_text import safe_markdown

HEAD = "**Nothing stands in this cell itself. Written elsewhere:**"
FEWEST_WORDS = 5  # of comments in the code answer before: whoever explains a line is not answering
LONGEST = 20_000  # characters of what one other cell is quoted with
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Stray:
    """What stands in another cell. place : in words; attachments : pictures that the text shows"""

    place: str
    text: str
    attachments: Mapping[str, dict] = field(default_factory=dict)


def point_out(cells: Sequence[NotebookNode], released: Mapping[str, str]) -> None:
    """Show, in each written answer that is as released, what may have been meant for it.

    cells : of the rebuilt notebook; released : id of a cell -> its text in the release
    """
    marked = [number for number, cell in enumerate(cells) if cell.metadata.get("nbgrader")]
    written = [number for number in marked if is_written(cells[number])]
    blank = [number for number in written if is_blank(cells[number], released)]
    texts = [written_in(cell, released) for cell in cells] if blank else []
    found = {number: list(meant_for(number, cells, marked, texts)) for number in blank}
    for number in blank:
        if found[number]:
            show(cells[number], found[number])


def is_written(cell: NotebookNode) -> bool:
    meta = cell.metadata.nbgrader
    return cell.cell_type == "markdown" and bool(meta.get("grade") and meta.get("solution"))


def is_blank(cell: NotebookNode, released: Mapping[str, str]) -> bool:
    return cell.source.strip() in ("", released.get(cell.id, "").strip()) and not cell.get("attachments")


def meant_for(
    number: int, cells: Sequence[NotebookNode], marked: Sequence[int], texts: Sequence[str]
) -> Iterator[Stray]:
    """What the student wrote between the graded cells before and after, or says it is for this one.

    texts : the student's own words in each cell
    """
    first = max((one for one in marked if one < number), default=-1)
    last = min((one for one in marked if one > number), default=len(cells))
    code = max((one for one in range(number) if is_code_answer(cells[one])), default=-1)
    name = re.compile(
        rf"(?<![\w.]){re.escape(cells[number].metadata.nbgrader.grade_id)}(?![\w.])", re.IGNORECASE
    )
    for at, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        if at == number:
            continue
        if not LETTER.search(text) and not cell.get("attachments"):
            continue
        near = first < at < last or (at == code and len(text.split()) >= FEWEST_WORDS)
        if near or (name.search(text) and not is_other_answer(cell)):
            yield Stray(place_of(at, number, cell), quoted(cell, text), cell.get("attachments", {}))


def is_code_answer(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(cell.metadata.get("nbgrader", {}).get("solution"))


def is_other_answer(cell: NotebookNode) -> bool:
    """A written answer in its own cell, or what a locked cell says."""
    return cell.cell_type == "markdown" and "nbgrader" in cell.metadata


def written_in(cell: NotebookNode, released: Mapping[str, str]) -> str:
    """The student's own words in a cell: its text where they added it, else the lines that were not there."""
    if WORD in cell.metadata:
        return cell.source.partition("\n\n")[2]
    source = cell.source if cell.cell_type == "markdown" else "\n".join(comments(cell.source))
    before = {line.strip() for line in released.get(cell.id, "").splitlines()}
    before |= {line.lstrip("# ") for line in before}
    if cell.cell_type != "markdown":  # a docstring of the release loses its quotes as the student's does
        before |= {line.strip() for line in comments(released.get(cell.id, ""))}
    if cell.id not in released:
        return source
    return "\n".join(line for line in source.splitlines() if line.strip() and line.strip() not in before)


def comments(source: str) -> list[str]:
    """Comments of a code cell, and texts that are statements; every line of what is no Python."""
    found, starts = [], True
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                found.append(token.string.lstrip("# "))
            elif token.type == tokenize.STRING and starts:
                found += token.string.strip("rRuUbBfF").strip("\"'").splitlines()
            if token.type not in (tokenize.COMMENT, tokenize.NL):
                starts = token.type in (tokenize.NEWLINE, tokenize.ENCODING)
    except (tokenize.TokenError, SyntaxError, ValueError):
        return source.splitlines()
    return found if found or is_python(source) else source.splitlines()


def is_python(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return True


def place_of(at: int, number: int, cell: NotebookNode) -> str:
    side = "above" if at < number else "below"
    if WORD in cell.metadata:
        return f"In the locked cell `{cell.metadata[WORD]['cell']}` {side}"
    kind = "As a comment in a code cell" if cell.cell_type == "code" else "In a cell"
    if cell.cell_type != "code" and not cell.id.startswith("student-"):
        return f"In the text of the notebook {side}, the question"
    near = "next to it, " if abs(at - number) == 1 else ""
    return f"{kind} {near}{side}"


def quoted(cell: NotebookNode, text: str) -> str:
    """The words as they look in their own cell: prose as prose, a comment as it was typed."""
    text = text if len(text) <= LONGEST else text[:LONGEST] + " …"
    if cell.cell_type == "markdown":
        return text  # it went through `safe_markdown` where it stands
    return safe_markdown("\n".join(f"    {line}" for line in text.splitlines()))


def show(cell: NotebookNode, found: list[Stray]) -> None:
    """Write what was found below the released text of the answer's cell."""
    parts, attachments = [cell.source, HEAD], {}
    for count, one in enumerate(found, 1):
        text = one.text
        for name, bundle in one.attachments.items():
            text = text.replace(f"(attachment:{name})", f"(attachment:{count}-{name})")
            attachments[f"{count}-{name}"] = bundle
        parts += [f"*{one.place}:*", text]
    cell.source = "\n\n".join(filter(None, parts))
    if attachments:
        cell.attachments = attachments
