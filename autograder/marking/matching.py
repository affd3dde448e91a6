"""Which of a student's cells stands for which of the release: by grade id, cell id, text, names or place."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache

from nbformat import NotebookNode


def grade_name(cell: NotebookNode) -> str | None:
    """The grade id of a cell, whatever else its metadata holds; None if it has none."""
    meta = cell.metadata.get("nbgrader") if isinstance(cell.get("metadata"), dict) else None
    name = meta.get("grade_id") if isinstance(meta, dict) else None
    return name if isinstance(name, str) else None


def is_answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def match(skeleton: list[NotebookNode], theirs: list[NotebookNode]) -> dict[int, int]:
    """skeleton index -> index of the student's cell that stands for it, each used once."""
    matches: dict[int, int] = {}
    free = dict.fromkeys(range(len(theirs)))

    def take(place: int, found: list[int]) -> None:
        if place not in matches and found:
            matches[place] = found[0]
            del free[found[0]]

    graded = {name: place for place, cell in enumerate(skeleton) if (name := grade_name(cell))}
    for name, place in graded.items():
        take(
            place, changed_first([i for i in free if grade_name(theirs[i]) == name], skeleton[place], theirs)
        )
    for place, cell in enumerate(skeleton):  # metadata was stripped: cell ids stay
        take(place, [i for i in free if theirs[i].id == cell.id and grade_name(theirs[i]) not in graded])
    for place, cell in enumerate(skeleton):  # ids were lost too: the same text, in order
        take(place, [i for i in free if theirs[i].source == cell.source and theirs[i].source])
    # each cell is read as Python once, not for each answer
    bound = cache(lambda i: bound_names(theirs[i].source))
    for place, cell in enumerate(skeleton):
        if is_answer(cell) and place not in matches:
            take(place, [i for i in free if stands_for(theirs, i, skeleton, place, matches, bound)])
    return matches


def changed_first(found: list[int], cell: NotebookNode, theirs: list[NotebookNode]) -> list[int]:
    """For a written answer that was copied, the first copy with something in it."""
    if cell.cell_type == "markdown":
        return sorted(found, key=lambda i: theirs[i].source == cell.source)
    return found


def stands_for(
    theirs, i: int, skeleton, place: int, matches: dict[int, int], bound: Callable[[int], set[str]]
) -> bool:
    """Whether a cell without metadata and id answers: it binds the names or stands in its place."""
    cell = skeleton[place]
    if theirs[i].cell_type != cell.cell_type:
        return False
    if cell.cell_type == "code":
        names = bound_names(cell.source)
        return bool(names) and names <= bound(i)
    return place > 0 and i > 0 and matches.get(place - 1) == i - 1


def bound_names(source: str) -> set[str]:
    """Names that a cell defines at its top; none if it is not Python."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    names = {s.name for s in body if isinstance(s, (ast.FunctionDef, ast.ClassDef))}
    targets = [t for s in body if isinstance(s, ast.Assign) for t in s.targets]
    return names | {t.id for t in targets if isinstance(t, ast.Name)}
