"""`autograder build --check`: the committed notebooks are what the sources give, and give nothing away."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.authoring import glossary
from autograder.authoring.address import address_faults
from autograder.authoring.blanks import AT_TOP, IN_FUNCTION
from autograder.authoring.course import Course
from autograder.authoring.points import course_faults, points_faults
from autograder.authoring.release import make_release
from autograder.authoring.scripts import stale
from autograder.authoring.source import read_source
from autograder.engine import registry, worthless

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
# words that only authors and their tools write; the first two are nbgrader's, for code and for prose
AUTHORS = re.compile(
    r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)|^# %%|^# \+|^# jupytext:", re.MULTILINE
)
CELL_METADATA = {"nbgrader", "tags", "deletable", "editable"}
SHORTEST_LEAK = 12  # characters without spaces: shorter blanks stand in honest prose too
SHORTEST_SENTENCE = 25


def inspect(course: Course, names: list[str]) -> list[str]:
    """Every fault of course/NAME/NAME.ipynb as one line, none if all is well."""
    faults = [f"{extra}: no source in solutions/" for extra in without_source(course)]
    faults += stale(course.hosts)
    with tempfile.TemporaryDirectory(prefix="autograder-") as folder:
        sources = make_release(course, names, Path(folder))
        for name in names:
            committed = course.notebook(name)
            if not committed.is_file():
                faults.append(f"{name}: {committed} is missing; run autograder build")
                continue
            fresh = (Path(folder) / "release" / name / f"{name}.ipynb").read_bytes()
            found = compare(fresh, committed.read_bytes(), sources[name])
            if name in registry.chapters():
                found += points_faults(sources[name], registry.chapter(name))
            faults += [f"{name}: {fault}" for fault in found]
    faults += [*glossary.faults(course), *readme_faults(course), *address_faults(course)]
    return faults + worthless_passes(names)


def readme_faults(course: Course) -> list[str]:
    """Where the README's totals are not those of the course; an instructor's own exercises do not count."""
    readme = course.root / "README.md"
    if not readme.is_file():
        return []
    ours = [one for one in registry.chapters().values() if (course.solutions / one.notebook).is_dir()]
    sources = {one.notebook: read_source(course.text(one.notebook)) for one in ours}
    return course_faults(readme.read_text(encoding="utf-8"), sources, ours)


def without_source(course: Course) -> list[str]:
    found = {p.parent.name for p in course.release.glob("*/*.ipynb") if p.stem == p.parent.name}
    return sorted(found - set(course.names()))


def compare(fresh: bytes, committed: bytes, source: NotebookNode) -> list[str]:
    """Faults of one committed notebook, given what the sources give now."""
    try:
        released = nbformat.reads(committed.decode("utf-8"), as_version=4)
    except (ValueError, nbformat.ValidationError) as wrong:
        return [f"not a notebook: {str(wrong).splitlines()[0]}"]
    faults = [*author_marks(released), *stub_faults(source, released), *leaks(source, released)]
    if fresh != committed:
        where = first_difference(json.loads(fresh), json.loads(committed))
        faults.append(f"differs from what the sources give, first in {where}; run autograder build")
    return faults


def first_difference(fresh: dict, committed: dict) -> str:
    for new, old in zip(fresh["cells"], committed["cells"], strict=False):
        if new != old:
            return f"cell {old.get('id', '?')}"
    return "the number of cells" if len(fresh["cells"]) != len(committed["cells"]) else "the metadata"


def author_marks(released: NotebookNode) -> list[str]:
    """Authoring markers, outputs and stray metadata that have no place with students."""
    faults = []
    for cell in released.cells:
        mark = AUTHORS.search(cell.source)
        if mark:
            faults.append(f"cell {cell.get('id')}: the authoring marker {mark.group()!r} is left in it")
        stray = sorted(set(cell.metadata) - CELL_METADATA)
        if stray:
            faults.append(f"cell {cell.get('id')}: the metadata {', '.join(stray)} is left in it")
        if cell.get("outputs") or cell.get("execution_count") is not None:
            faults.append(f"cell {cell.get('id')}: it has outputs")
    stray = sorted(set(released.metadata) - {"kernelspec", "language_info"})
    return faults + ([f"the notebook metadata {', '.join(stray)} is left in it"] if stray else [])


def blanks(source: str) -> tuple[str, list[str]]:
    """A solution cell as (the stub it should become, the texts of its blanks)."""
    stub, taken, inside = [], [], False
    for line in source.splitlines():
        if BEGIN in line:
            inside = True
            taken.append("")
            indent = line[: len(line) - len(line.lstrip())]
            stub += [
                indent + text for text in (IN_FUNCTION if cell_has_indent(source) else AT_TOP).splitlines()
            ]
        elif END in line:
            inside = False
        elif inside:
            taken[-1] += line + "\n"
        else:
            stub.append(line)
    return "\n".join(stub), taken


def cell_has_indent(source: str) -> bool:
    return any(BEGIN in line and line[:1].isspace() for line in source.splitlines())


def answers_of(source: NotebookNode) -> dict[str, NotebookNode]:
    return {
        c.metadata.nbgrader.grade_id: c
        for c in source.cells
        if c.metadata.get("nbgrader", {}).get("solution")
    }


def stub_faults(source: NotebookNode, released: NotebookNode) -> list[str]:
    """Every stub equals its solution minus the blanks."""
    given = {c.metadata.nbgrader.get("grade_id"): c for c in released.cells if "nbgrader" in c.metadata}
    faults = []
    for name, cell in answers_of(source).items():
        wanted = blanks(cell.source)[0] if cell.cell_type == "code" else "YOUR ANSWER HERE"
        if name not in given:
            faults.append(f"the answer cell {name} is missing")
        elif given[name].source != wanted:
            faults.append(f"the stub of {name} is not its solution minus the blanks")
    return faults


def code_alone(text: str) -> str:
    """Without comments, spaces and empty lines, so that a moved or reindented answer is still found."""
    return "\n".join(filter(None, (re.sub(r"\s+", "", line.split("#")[0]) for line in text.splitlines())))


def leaks(source: NotebookNode, released: NotebookNode) -> list[str]:
    """Blanks and model answers that stand somewhere in the released notebook."""
    everything = [
        (cell.get("id"), code_alone(cell.source), " ".join(cell.source.split())) for cell in released.cells
    ]
    faults = []
    for name, cell in answers_of(source).items():
        if cell.cell_type == "code":
            secrets = [s for s in map(code_alone, blanks(cell.source)[1]) if len(s) >= SHORTEST_LEAK]
            found = [i for i, code, _ in everything for s in secrets if s in code]
        else:
            lines = [" ".join(line.split()) for line in cell.source.splitlines()]
            secrets = [line for line in lines if len(line) >= SHORTEST_SENTENCE]
            found = [i for i, _, prose in everything for s in secrets if s in prose]
        faults += [f"the answer to {name} stands in cell {i}" for i in dict.fromkeys(found)]
    return faults


def worthless_passes(names: list[str]) -> list[str]:
    """Exercises of these notebooks where an answer that nobody would call one earns a point."""
    chapters = [registry.chapter(name) for name in names if name in registry.chapters()]
    wanted = [exercise for chapter in chapters for exercise in chapter.by_id().values()]
    return [str(finding) for finding in worthless.findings(wanted)]
