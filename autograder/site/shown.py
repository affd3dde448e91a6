"""What the cells of a chapter show: the notebook is run with our own answers, its outputs kept by cell.

An answer inside a function is ours, so that what calls it has something to show. One at the top of a cell
(numbers to choose, a colleague's code to mend) stays as it is handed out: a reader starts there too, and
what a cell prints of it gives nothing away. Checks are not run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from nbformat import NotebookNode

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.inspection import blanks, cell_has_indent
from autograder.authoring.source import model_answers, only_call, read_source

EXPECTED = "NotYet"  # what a check says of the wrong answer that a page shows on purpose
BEFORE = (
    "from autograder.site.kernel import show_on_pages; show_on_pages({frames!r}, {chapter!r}, {binder!r})"
)


def outputs_of(course: Course, name: str, frames: Path, binder: str, scratch: Path) -> dict[str, list]:
    """cell id -> outputs. frames : where what moves on the page is written; scratch : an empty folder.

    Raises Complaint where a cell stumbles.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError
    from nbformat.v4 import new_code_cell

    notebook = runnable(course, name)
    before = BEFORE.format(frames=str(frames), chapter=name, binder=binder)
    notebook.cells.insert(0, new_code_cell(before, id="before"))
    here = _folder_like_course(course, name, scratch)
    client = NotebookClient(
        notebook, timeout=None, kernel_name="python3", resources={"metadata": {"path": str(here)}}
    )
    try:
        client.execute(env=_environment(), stderr=subprocess.DEVNULL)
    except CellExecutionError as stumbled:
        raise Complaint(
            f"{name}: a cell cannot be run for the page: {stumbled.ename}: {stumbled.evalue}"
        ) from None
    without_widgets(notebook)
    refuse_errors(notebook, name)
    return {cell.id: cell.get("outputs", []) for cell in notebook.cells}


def runnable(course: Course, name: str) -> NotebookNode:
    """The source notebook as it is run: code alone, answers as said at the top of this file, no checks."""
    notebook, answers = read_source(course.text(name)), model_answers(course.text(name))
    kept = []
    for cell in notebook.cells:
        if cell.cell_type != "code" or is_check(cell.source):
            continue
        meta = cell.metadata.get("nbgrader", {})
        if meta.get("solution"):
            inside = cell_has_indent(cell.source)
            cell.source = answers[meta.grade_id] if inside else blanks(cell.source)[0]
        kept.append(cell)
    notebook.cells = kept
    return notebook


def is_check(source: str) -> bool:
    """Whether a cell does nothing but check an answer."""
    return only_call(source) is not None


def without_widgets(notebook: NotebookNode) -> None:
    """What `interact` drew inside its widget becomes an output of the cell; the widgets go."""
    models = notebook.metadata.pop("widgets", {}).get("application/vnd.jupyter.widget-state+json", {})
    states = {key: model["state"] for key, model in models.get("state", {}).items()}
    for cell in notebook.cells:
        outputs = []
        for output in cell.get("outputs", []):
            widget = output.get("data", {}).get("application/vnd.jupyter.widget-view+json")
            outputs += drawn_in(widget["model_id"], states) if widget else [output]
        cell.outputs = outputs


def drawn_in(model: str, states: dict[str, dict]) -> list[NotebookNode]:
    """The outputs that a widget and those inside it hold."""
    from nbformat import from_dict

    state = states.get(model, {})
    found = [from_dict(output) for output in state.get("outputs", ())]
    for child in state.get("children", ()):
        found += drawn_in(str(child).removeprefix("IPY_MODEL_"), states)
    return found


def refuse_errors(notebook: NotebookNode, name: str) -> None:
    """Raises Complaint for an error that is no word of a check."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error" and output.ename != EXPECTED:
                raise Complaint(f"{name}, cell {cell.id}: {output.ename}: {output.evalue}")


def frames_of(course: Course, name: str) -> Path:
    """Where the frames of a chapter are kept from one build to the next: as long as no code of it changes."""
    files = [
        p for p in sorted((course.release / "backprop").rglob("*")) if p.suffix in (".py", ".css", ".npz")
    ]
    code = "\n".join(cell.source for cell in runnable(course, name).cells)
    key = hashlib.sha256(b"".join(map(Path.read_bytes, files)) + code.encode()).hexdigest()[:12]
    kept = course.root / "build" / "frames"
    for old in kept.glob(f"{name}-*"):
        if old.name != f"{name}-{key}":
            shutil.rmtree(old, ignore_errors=True)
    (kept / f"{name}-{key}").mkdir(parents=True, exist_ok=True)
    return kept / f"{name}-{key}"


def _folder_like_course(course: Course, name: str, scratch: Path) -> Path:
    """NAME/ beside the other notebooks: what cells read of the course is there, and no learner's progress."""
    for path in course.release.glob("*/*.ipynb"):
        (scratch / path.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, scratch / path.parent.name)
    for path in course.release.glob("*.toml"):
        shutil.copy(path, scratch)
    return scratch / name


def _environment() -> dict[str, str]:
    """As a learner's, who has answered no prediction and waits for no marks."""
    ours = ("NBGRADER_EXECUTION", "BACKPROP_OPEN", "BACKPROP_SEED")
    return {key: value for key, value in os.environ.items() if key not in ours}
