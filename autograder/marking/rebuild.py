"""A submission is rebuilt, never repaired: the release skeleton plus the student's own cells.

Locked and test cells, points and order come from the release; answers are matched by grade id;
whatever else the student wrote stays in its place, without metadata or tags. What was copied,
deleted, retagged or tampered with is then not there.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from autograder.intake.parts import TOO_MANY, too_many_parts
from autograder.marking.elsewhere import point_out
from autograder.marking.kept_text import kept_cell
from autograder.marking.matching import grade_name, is_answer, match
from autograder.marking.names_given import given_names
from autograder.marking.pictures import Album, Beside, rest_of, take_pictures
from autograder.marking.student_text import clean_text, safe_markdown, text_of

MOST_CELLS = 2000
MOST_ADDED = 1_000_000  # characters in all cells that a student added; a notebook of the course has 50,000
LEFT_OUT = "**Left out.** The cells that the student added have more text than anybody reads."


@dataclass(frozen=True)
class Recorded:
    """A graded or locked cell as the gradebook has it."""

    source: str
    cell_type: str
    checksum: str | None
    points: float | None = None


def read_recorded(notebook) -> dict[str, Recorded]:
    """grade id -> the cell, for every locked, answer and test cell of the gradebook's `notebook`."""
    points = {cell.name: cell.max_score for cell in notebook.grade_cells}
    return {
        cell.name: Recorded(cell.source, cell.cell_type, cell.checksum, points.get(cell.name))
        for cell in notebook.source_cells
    }


class OtherEdition(ValueError):
    """The notebook in course/ and the one in the gradebook have other cells or points."""


def check_edition(name: str, release: NotebookNode, recorded: dict[str, Recorded]) -> None:
    """OtherEdition, with one sentence, where a mark would be made of two editions of a notebook."""
    here = {known: cell.metadata.nbgrader for cell in release.cells if (known := grade_name(cell))}
    points = {known: meta.get("points") for known, meta in here.items() if meta.get("grade")}
    gaps = [
        *(f"{cell} is new in course/" for cell in here if cell not in recorded),
        *(f"{cell} stands in the gradebook alone" for cell in recorded if cell not in here),
        *(
            f"{cell} had {recorded[cell].points:g} points and has {worth:g}"
            for cell, worth in points.items()
            if cell in recorded and recorded[cell].points not in (None, worth)
        ),
    ]
    if gaps:
        more = f", and {len(gaps) - 2} cells more" if len(gaps) > 2 else ""
        raise OtherEdition(
            f"the gradebook has another edition of {name} than course/ ({', '.join(gaps[:2])}{more}): "
            f"run autograder release {name[:2]}, or grade with the version that the gradebook was made by"
        )


def rebuilt(
    release: NotebookNode,
    recorded: dict[str, Recorded],
    submitted: NotebookNode,
    beside: Mapping[str, Beside] | None = None,
) -> NotebookNode:
    """The notebook to grade: cells as `release` has them, text and points as `recorded` does.

    beside : the pictures that were handed in with the notebook, by file name
    """
    skeleton = [skeleton_cell(cell, recorded) for cell in release.cells]
    released = {cell.id: cell.source for cell in skeleton}
    there = [cell for cell in submitted.get("cells", [])[:MOST_CELLS] if isinstance(cell, dict)]
    ours, names = set(released.values()), {name for cell in skeleton if (name := grade_name(cell))}
    theirs = list(in_room(student_cells(there, Album(beside or {}), ours), names, ours))
    matches = match(skeleton, theirs)
    result = nbformat.v4.new_notebook(metadata=release.metadata)
    result.cells = list(in_order(skeleton, theirs, matches))
    point_out(result.cells, released)
    return result


def read_submission(submitted: bytes) -> NotebookNode:
    """What a student sent, as far as it is a notebook. ValueError if it is none."""
    text = submitted.decode("utf-8", errors="replace")
    if too_many_parts(text):
        raise ValueError(TOO_MANY)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a line on the terminal for each of two thousand equal ids
            return nbformat.reads(text, as_version=4)
    except MemoryError:  # said as what it is
        raise
    except Exception:  # nbformat raises whatever its converters stumble over
        raise ValueError("the file is no notebook that can be read") from None


def skeleton_cell(cell: NotebookNode, recorded: dict[str, Recorded]) -> NotebookNode:
    """The release cell, with text, points and checksum of the gradebook where it is in there."""
    cell = NotebookNode(cell)
    name = grade_name(cell)
    if name in recorded:
        known = recorded[name]
        cell.source, cell.cell_type = known.source, known.cell_type
        cell.metadata.nbgrader.checksum = known.checksum
        if known.points is not None:
            cell.metadata.nbgrader.points = known.points
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    return cell


def in_room(
    cells: Iterable[NotebookNode], names: Collection[str], ours: Collection[str]
) -> Iterator[NotebookNode]:
    """The cells, save those that a student added and that find no room; a sentence for the first of those.

    Pasted pictures have been taken out of their text by then, which may be megabytes of an honest one.

    names, ours : the grade ids and the texts of the release
    """
    left, seen, told = MOST_ADDED, set(), False
    for cell in cells:
        name = grade_name(cell)
        if (name in names and name not in seen) or cell.source in ours:
            seen.add(name)
            yield cell
        elif len(cell.source) <= left:
            left -= len(cell.source)
            yield cell
        elif not told:
            told = True
            yield nbformat.v4.new_markdown_cell(LEFT_OUT, attachments={})


def student_cells(
    cells: Iterable[NotebookNode], album: Album, ours: Collection[str] = ()
) -> Iterator[NotebookNode]:
    """What can be read of the submission's cells: type, text, attachments, id and grade id.

    Pictures beside the notebook that no cell names are shown in a cell of their own, at the end.
    ours : texts of the release, whose pictures are not the student's
    """
    for cell in cells:
        kind = cell.get("cell_type")
        source = text_of(cell.get("source"))
        attachments: dict[str, dict[str, str]] = {}
        if kind != "code" and source not in ours:
            source, attachments = take_pictures(source, cell.get("attachments"), album)
        theirs = NotebookNode(
            cell_type=kind if kind in ("code", "markdown") else "raw",
            source=clean_text(source),
            id=cell.get("id"),
            metadata=cell.get("metadata") if isinstance(cell.get("metadata"), dict) else {},
        )
        theirs.attachments = attachments
        yield theirs
    source, attachments = rest_of(album)
    if source:
        theirs = nbformat.v4.new_markdown_cell(clean_text(source))
        theirs.attachments = attachments
        yield theirs


def in_order(skeleton, theirs, matches: dict[int, int]) -> Iterator[NotebookNode]:
    """The skeleton's cells; after each, the student's own cells that followed it."""
    place_of = {i: place for place, i in matches.items()}
    locked = {grade_name(cell): cell.source for cell in skeleton if grade_name(cell) and not is_answer(cell)}
    own: dict[int, list[NotebookNode]] = {}
    last = -1
    for i, cell in enumerate(theirs):
        if i in place_of:
            last = place_of[i]
        elif cell.source.strip() and locked.get(grade_name(cell)) != cell.source:
            own.setdefault(last, []).append(cell)
    count = 0
    answers = [
        (grade_name(one) or "", given_names(one.source)) if is_answer(one) else None for one in skeleton
    ]
    for place in range(-1, len(skeleton)):
        if place >= 0:
            mine = theirs[matches[place]] if place in matches else None
            nearest = [one for one in answers[place:] + answers[:place] if one is not None]
            kept = kept_of(skeleton[place], mine, nearest)
            yield filled(skeleton[place], mine)
            if kept is not None:
                count += 1
                kept.id = f"student-{count}"
                yield kept
        for cell in own.get(place, []):
            count += 1
            yield own_cell(cell, count)


def kept_of(
    released: NotebookNode, mine: NotebookNode | None, answers: list[tuple[str, set[str]]]
) -> NotebookNode | None:
    """A cell with what the student wrote into a locked one; None where nothing was."""
    locked = grade_name(released) is not None and not is_answer(released)
    if not locked or mine is None or mine.source == released.source:
        return None
    return kept_cell(mine, released, answers)


def filled(cell: NotebookNode, mine: NotebookNode | None) -> NotebookNode:
    """A skeleton cell with the student's text, where the student may write."""
    locked = grade_name(cell) is not None and not is_answer(cell)
    if mine is None or locked or mine.source == cell.source:
        return cell
    if grade_name(cell) is None and mine.cell_type != cell.cell_type:
        return cell
    cell.source = mine.source
    if cell.cell_type == "markdown":
        cell.source = safe_markdown(mine.source, mine.attachments)
        if mine.attachments:
            cell.attachments = mine.attachments
    return cell


def own_cell(cell: NotebookNode, number: int) -> NotebookNode:
    """A cell that the student added: text only."""
    if cell.cell_type == "code":
        made = nbformat.v4.new_code_cell(cell.source)
    elif cell.cell_type == "markdown" or cell.attachments:
        made = nbformat.v4.new_markdown_cell(safe_markdown(cell.source, cell.attachments))
        if cell.attachments:
            made.attachments = cell.attachments
    else:  # a raw cell would reach the page as it is
        text = "\n".join("    " + line for line in cell.source.splitlines())
        made = nbformat.v4.new_markdown_cell(safe_markdown(text))
    made.id = f"student-{number}"
    return made
