"""Notebooks as students hand them in, made from the release and the texts of answers."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from pathlib import Path

from answers import path_of

from autograder.authoring.course import Course
from autograder.authoring.source import read_source

ROOT = Path(__file__).resolve().parents[2]
COURSE = Course(ROOT)


@cache
def linked_checkout(root: Path) -> Course:
    """The real solutions and notebooks below `root`, with no class yet.

    Each folder of `course` is a link: nbgrader, which removes a released one to write it anew, refuses to.
    """
    (root / "course").mkdir(parents=True, exist_ok=True)
    (root / "solutions").symlink_to(ROOT / "solutions")
    for entry in (ROOT / "course").iterdir():
        (root / "course" / entry.name).symlink_to(entry)
    return Course(root)


def release_text(name: str) -> str:
    return COURSE.notebook(name).read_text(encoding="utf-8")


def blank(name: str) -> dict:
    """The notebook as it is released."""
    return json.loads(release_text(name))


@cache
def model_answers(name: str) -> dict[str, str]:
    """grade id -> the authors' own answer, markers taken out."""
    cells = read_source(COURSE.text(name)).cells
    graded = {
        c.metadata.nbgrader.grade_id: c for c in cells if c.metadata.get("nbgrader", {}).get("solution")
    }
    return {
        key: re.sub(r"^.*### (BEGIN|END) SOLUTION.*\n?", "", c.source, flags=re.M)
        for key, c in graded.items()
    }


def full_marks(name: str) -> dict[str, float | None]:
    """grade id -> points of every cell that the release marks; None where a person has to read it."""
    cells = [c["metadata"].get("nbgrader", {}) for c in blank(name)["cells"]]
    return {m["grade_id"]: None if m["solution"] else m["points"] for m in cells if m.get("grade")}


def total(name: str) -> tuple[float, float]:
    """(points that the machine gives, all points) of a released notebook."""
    cells = [c["metadata"].get("nbgrader", {}) for c in blank(name)["cells"]]
    return sum(filter(None, full_marks(name).values())), sum(m["points"] for m in cells if m.get("grade"))


def from_file(path: str) -> str:
    """The text of an answer file of the tests, e.g. "wrong/E4.3/missing_sigmoid_slope"."""
    return path_of(path).read_text(encoding="utf-8")


def cell(notebook: dict, grade_id: str) -> dict:
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def place(notebook: dict, grade_id: str) -> int:
    return notebook["cells"].index(cell(notebook, grade_id))


def answered(name: str, **other: str) -> dict:
    """The model answers in every cell, but `other` where it is given: text, or the path of an answer file."""
    notebook = blank(name)
    for grade_id, text in {**model_answers(name), **other}.items():
        if re.fullmatch(r"(right|wrong)/\S+", text):
            text = from_file(text)
        cell(notebook, grade_id)["source"] = text
    return notebook


def code(source: str, **metadata) -> dict:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": f"own-{abs(hash(source)) % 10**8}",
        "metadata": metadata,
        "outputs": [],
        "source": source,
    }


def markdown(source: str, **more) -> dict:
    return {
        "cell_type": "markdown",
        "id": f"own-{abs(hash(source)) % 10**8}",
        "metadata": {},
        "source": source,
        **more,
    }


def copied(notebook: dict, grade_id: str) -> dict:
    """With a copy of the cell right below it, metadata and all, as Lab's copy and paste makes it."""
    twin = copy.deepcopy(cell(notebook, grade_id))
    twin["id"] = twin["id"] + "-copy"
    notebook["cells"].insert(place(notebook, grade_id) + 1, twin)
    return notebook


def without(notebook: dict, *grade_ids: str) -> dict:
    """With these cells deleted."""
    for grade_id in grade_ids:
        notebook["cells"].pop(place(notebook, grade_id))
    return notebook


def stripped(notebook: dict) -> dict:
    """As some editors save it: all metadata of cells gone."""
    for one in notebook["cells"]:
        one["metadata"] = {}
    return notebook


def recorded(name: str) -> dict:
    """The graded cells as the gradebook has them after generate_assignment."""
    from autograder.marking.rebuild import Recorded

    kept = {}
    for one in json.loads(release_text(name))["cells"]:
        meta = one["metadata"].get("nbgrader")
        if meta:
            source = "".join(one["source"])
            kept[meta["grade_id"]] = Recorded(
                source, one["cell_type"], meta.get("checksum"), meta.get("points")
            )
    return kept
