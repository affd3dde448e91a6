"""A text notebook (jupytext py:percent) becomes an nbgrader source notebook.

The short markers of the authors expand to nbgrader's metadata (schema 3):

    # %% given="setup"                           locked cell
    # %% solution="sigmoid"                      answer cell
    # %% test="E4.1 values" points=1             one graded call of check(), or plain asserts
    # %% [markdown] answer="M4" points=2         answer graded by hand
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from nbformat import NotebookNode

from autograder import Complaint
from autograder.authoring.saw import fold_answers
from autograder.engine.assert_rules import bound_by, refusal

MARKERS = ("given", "solution", "test", "answer")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def read_source(path: Path) -> NotebookNode:
    """The source notebook of `path`, with nbgrader metadata and cell ids that stay."""
    import jupytext  # brings JupyterLab's server along: 0.2 s that each slot of `grade` would pay

    if not path.is_file():
        raise Complaint(f"no text notebook {path}")
    notebook = jupytext.reads(without_header(path.read_text(encoding="utf-8")), fmt="py:percent")
    notebook.metadata = NotebookNode(kernelspec=KERNEL, language_info={"name": "python"})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.cells = [cell for cell in notebook.cells if cell.source.strip()]
    for number, cell in enumerate(notebook.cells, 1):
        try:
            expand_marker(cell)
        except ValueError as wrong:
            raise Complaint(f"{path}, cell {number}: {wrong}") from wrong
    refuse_unfit_asserts(notebook.cells, path)
    fold_answers(notebook.cells)
    set_ids(notebook.cells, path)
    return notebook


def model_answers(path: Path) -> dict[str, str]:
    """grade id -> the authors' own answer, without the markers of the blanks, of the text notebook `path`."""
    cells = read_source(path).cells
    solved = {
        c.metadata.nbgrader.grade_id: c for c in cells if c.metadata.get("nbgrader", {}).get("solution")
    }
    return {
        key: re.sub(r"^.*### (BEGIN|END) SOLUTION.*\n?", "", cell.source, flags=re.M)
        for key, cell in solved.items()
    }


def without_header(text: str) -> str:
    """The text without jupytext's header, whose kernel is the author's own."""
    lines = text.splitlines(keepends=True)
    if lines and lines[0].strip() == "# ---":
        end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "# ---"), 0)
        return "".join(lines[end + 1 :])
    return text


def expand_marker(cell: NotebookNode) -> None:
    """Replace the author's marker by nbgrader's metadata. ValueError names what is wrong with it."""
    found = [m for m in MARKERS if m in cell.metadata]
    tags = cell.metadata.get("tags", [])
    known = {*MARKERS, "points", "tags", "title", "lines_to_next_cell"}
    unknown = sorted(set(cell.metadata) - known)
    if len(found) > 1 or unknown:
        raise ValueError(f"markers that do not belong here: {', '.join(found + unknown)}")
    name, points = (cell.metadata[found[0]] if found else ""), cell.metadata.get("points")
    cell.metadata = NotebookNode(tags=tags) if tags else NotebookNode()
    if not found:
        if points is not None:
            raise ValueError("points without test= or answer=")
        return
    marker = found[0]
    check_marker(cell, marker, name, points)
    if marker == "test":
        cell.metadata.tags = [*tags, *({"raises-exception"} - set(tags))]
    cell.metadata.nbgrader = graded(marker, name, points)


def check_marker(cell: NotebookNode, marker: str, name: str, points: float | None) -> None:
    if (cell.cell_type == "markdown") != (marker == "answer"):
        raise ValueError(f"{marker}= stands on a {cell.cell_type} cell")
    if (points is not None) != (marker in ("test", "answer")):
        raise ValueError(f"{marker}={name!r} " + ("needs points" if points is None else "takes no points"))
    if marker == "solution" and "### BEGIN SOLUTION" not in cell.source:
        raise ValueError(f"solution={name!r} has no ### BEGIN SOLUTION")
    if marker == "test":
        call = only_call(cell.source)
        if call is not None and call[0] != name:
            raise ValueError(f'test={name!r} must be one call: check("{name}", …)')


def refuse_unfit_asserts(cells: list[NotebookNode], path: Path) -> None:
    """Raises Complaint for a test cell that is no call of check and asserts what cannot be graded."""
    solved: dict[str, str] = {}
    for number, cell in enumerate(cells, 1):
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("solution") and cell.cell_type == "code":
            solved |= bound_by(cell.source)
        elif meta.get("grade") and cell.cell_type == "code" and only_call(cell.source) is None:
            said = refusal(cell.source, solved)
            if said:
                raise Complaint(f"{path}, cell {number}, the test {meta['grade_id']}: {said}")


def only_call(source: str) -> tuple[str, list[str]] | None:
    """(exercise, names) of a cell that is one call of check with plain names, else None."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return None
    call = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id != "check":
        return None
    first, *rest = call.args or [None]
    if call.keywords or not isinstance(first, ast.Constant) or not isinstance(first.value, str):
        return None
    if not all(isinstance(a, ast.Name) for a in rest):
        return None
    return first.value, [a.id for a in rest]


def grade_id(marker: str, name: str) -> str:
    """ "E4.1 values" -> "E4-1-values": grade ids and cell ids allow no dot and no space."""
    plain = re.sub(r"[^A-Za-z0-9_]+", "-", name).strip("-")
    return f"given-{plain}" if marker == "given" else plain


def graded(marker: str, name: str, points: float | None) -> NotebookNode:
    """nbgrader's metadata, schema 3."""
    meta = NotebookNode(
        grade=marker in ("test", "answer"),
        grade_id=grade_id(marker, name),
        locked=marker in ("test", "given"),
        schema_version=3,
        solution=marker in ("solution", "answer"),
        task=False,
    )
    if meta.grade:
        meta.points = points
    return meta


def set_ids(cells: list[NotebookNode], path: Path) -> None:
    """The grade id, else the last graded cell before it and a number: a rebuild changes no id in vain."""
    last, count, seen = "top", 0, set()
    for cell in cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        last, count = (name, 0) if name else (last, count + 1)
        cell.id = name or f"{last}-{count}"
        if cell.id in seen:
            raise Complaint(f"{path}: two cells would be called {cell.id}")
        seen.add(cell.id)
