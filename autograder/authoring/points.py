"""Points stand in the exercise alone: where the text says a number, it says this one.

Written answers have no exercise; theirs stand at their cell, `answer="M4" points=2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from nbformat import NotebookNode

from autograder.authoring.source import grade_id
from autograder.engine.chapter import Chapter

# "### E4.1 `sigmoid(s)` · 2 points", "## Quiz 4 · 1 point", "## M4 · On paper · 2 points"
HEADING = re.compile(r"^#+ (E\d+\.\d+|Quiz \d+|M\d+)\b.*?(?: · (no|[\d.]+) points?)?$", re.MULTILINE)
TOTAL = re.compile(r"^\*.* · (no|[\d.]+) points?\*$", re.MULTILINE)  # "*About 70 minutes · 13 points*"
OF_THE_COURSE = re.compile(r"(\d+) points: (\d+) automatic, (\d+) for quizzes, (\d+) by hand")


def graded_cells(source: NotebookNode) -> dict[str, float]:
    """Grade id -> points of every cell that earns some or could, in order."""
    cells = [cell.metadata.get("nbgrader", {}) for cell in source.cells]
    return {meta["grade_id"]: meta["points"] for meta in cells if meta.get("grade")}


def written_answers(source: NotebookNode) -> dict[str, float]:
    """Grade id -> points of the answers that a person reads."""
    cells = [cell.metadata.get("nbgrader", {}) for cell in source.cells]
    return {meta["grade_id"]: meta["points"] for meta in cells if meta.get("grade") and meta.get("solution")}


def declared(chapter: Chapter) -> dict[str, float]:
    """Grade id of each test cell that the chapter's exercises ask for -> its points."""
    return {
        grade_id("test", f"{exercise.id} {part}".strip()): points
        for exercise in chapter.by_id().values()
        for part, points in exercise.parts.items()
    }


def undeclared(source: NotebookNode, chapter: Chapter) -> list[str]:
    """Test cells that no exercise of the chapter asks for: nothing could grade them."""
    known = {*declared(chapter), *written_answers(source)}
    return [
        f"the test cell {cell} has no exercise in the declaration of the chapter"
        for cell in graded_cells(source)
        if cell not in known
    ]


def points_faults(source: NotebookNode, chapter: Chapter) -> Iterator[str]:
    """Where a notebook says other points than its exercises, as lines for `build --check`."""
    cells, by_hand, wanted = graded_cells(source), written_answers(source), declared(chapter)
    yield from undeclared(source, chapter)
    for cell, points in wanted.items():
        if cell not in cells and points:
            yield f"no test cell {cell}, which the chapter declares with {points:g} points"
        elif cells.get(cell, points) != points:
            yield f"the test cell {cell} says {cells[cell]:g} points, its exercise {points:g}"
    exercises = {key: exercise.points for key, exercise in chapter.by_id().items()}
    yield from _heading_faults(source, {**exercises, **by_hand})
    prose = "\n".join(cell.source for cell in source.cells if cell.cell_type == "markdown")
    total = sum(wanted.values()) + sum(by_hand.values())
    for said in TOTAL.findall(prose):
        if _number(said) != total:
            yield f"its first lines say {said} points, its exercises make {total:g}"


def _heading_faults(source: NotebookNode, wanted: Mapping[str, float]) -> Iterator[str]:
    said: dict[str, list[str]] = {}
    for cell in source.cells:
        if cell.cell_type == "markdown":
            for what, points in HEADING.findall(cell.source):
                said.setdefault(what.replace("Quiz ", "Q"), []).append(points)
    for what, points in wanted.items():
        headings = said.get(what, [])
        if not any(headings):
            yield f'no heading says the points of {what} ("### {what} … · {points:g} points")'
        for one in filter(None, headings):
            if _number(one) != points:
                yield f"the heading of {what} says {one} points, its exercise {points:g}"


def course_faults(readme: str, sources: Mapping[str, NotebookNode], chapters: list[Chapter]) -> list[str]:
    """Where the README's totals are not those of the exercises; `sources` are all notebooks of the course."""
    quizzes = sum(chapter.quiz.points for chapter in chapters if chapter.quiz)
    automatic = sum(one.points for chapter in chapters for one in chapter.exercises)
    by_hand = sum(sum(written_answers(source).values()) for source in sources.values())
    wanted = [automatic + quizzes + by_hand, automatic, quizzes, by_hand]
    words = "points: {1:g} automatic, {2:g} for quizzes, {3:g} by hand"
    return [
        f"README.md: it says {found.group()}; the exercises make {wanted[0]:g} {words.format(*wanted)}"
        for found in OF_THE_COURSE.finditer(readme)
        if [float(number) for number in found.groups()] != wanted
    ]


def _number(said: str) -> float:
    return 0.0 if said == "no" else float(said)
