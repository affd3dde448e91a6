"""The map of the course: nine doors, what has passed behind each of them, and where to go on."""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from backprop import progress
from backprop.contents import CHAPTERS
from backprop.drawing import theme
from backprop.version import version

_SMALL = "as checked here; your instructor's grade counts"


@dataclass(frozen=True)
class Task:
    """One exercise or quiz: its id, the names it asks for, its points, whether all its cells have passed."""

    id: str
    name: str
    points: float
    done: bool


class CourseMap:
    """Plain HTML with relative links, so that it works without a kernel; its text twin says the same."""

    def __init__(self, here: int):
        if here not in range(len(CHAPTERS)):
            raise ValueError(f"course_map(here={here!r}): stations are 0 to {len(CHAPTERS) - 1}")
        self.here = here
        self.progress = progress.read()
        self.tasks = _tasks(self.progress)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": self.text()}

    # what it says

    def points(self, i: int) -> float:
        """Points of station i that have passed here."""
        number = str(int(CHAPTERS[i].number))
        passed = self.progress.passed.items()
        return sum(points for cell, points in passed if re.split(r"[. ]", cell[1:])[0] == number)

    def next_open(self) -> tuple[int, Task] | None:
        """(station, task) of the first that is open from here on, else before; None when all have passed."""
        order = [*range(self.here, len(CHAPTERS)), *range(self.here)]
        return next(((i, t) for i in order for t in self.tasks[i] if not t.done and t.points), None)

    def text(self) -> str:
        names = [f"{station.number} {station.title}" for station in CHAPTERS]
        names[self.here] = f"[{names[self.here]}: you are here]"
        lines = [" → ".join(names), f"{_count(self._so_far())} of {_whole()} points so far, {_SMALL}."]
        if found := self.next_open():
            lines.append(f"Next: {found[1].id} {found[1].name}, in {CHAPTERS[found[0]].folder}.")
        return "\n".join([*lines, f"Backprop by Hand {version()}"])

    def _so_far(self) -> float:
        return sum(self.points(i) for i in range(len(CHAPTERS)))

    # how it looks

    def html(self) -> str:
        stations = "".join(self._station(i) for i in range(len(CHAPTERS)))
        strip = f'<ol class="bp-map">{stations}</ol>'
        card = f'<nav aria-label="The course, station by station">{strip}</nav>{self._foot()}'
        return f'<style>{_sheet()}</style><div class="bp"><div class="bp-card">{card}</div></div>'

    def _foot(self) -> str:
        """Points so far, the one link to go on, and which course this is, for a learner who asks for help."""
        said = f"<span><b>{_count(self._so_far())} of {_whole()} points</b> so far, {_SMALL}.</span>"
        go_on = f'<span class="bp-edition">Backprop by Hand {escape(version())}</span>'
        if found := self.next_open():
            i, task = found
            go_on = (
                f'<a class="bp-next" href="{escape(_address(i, task))}">Next: {task.id} '
                f"{escape(task.name)}</a>{go_on}"
            )
        return f'<div class="bp-map-foot bp-small">{said}{go_on}</div>'

    def _station(self, i: int) -> str:
        station, here = CHAPTERS[i], i == self.here
        done = [task for task in self.tasks[i] if task.done and task.points]
        asked = [task for task in self.tasks[i] if task.points]
        state = "done" if asked and len(done) == len(asked) else "begun" if self.points(i) else "ahead"
        mark = ' aria-current="step"' if here else ""
        words = f"{station.number}<br>{escape(station.title)}"
        link = (
            f"<a><b>{words}</b></a>"
            if here
            else f'<a href="../{station.folder}/{station.folder}.ipynb">{words}</a>'
        )
        dots = "".join(_dot(task) for task in asked)
        count = f"{_count(self.points(i))} of {station.points}"
        spoken = f"{count} points; passed: {', '.join(t.id for t in done) or 'nothing yet'}"
        here_words = "<br>you are here" if here else ""
        return (
            f'<li class="bp-{state}"{mark}>{link}'
            f'<span class="bp-dots" role="img" aria-label="{spoken}">{dots}</span>'
            f'<span class="bp-count" aria-hidden="true">{count}{here_words}</span></li>'
        )


def course_map(here: int) -> CourseMap:
    """The nine chapters as a strip, with `here` marked and what has passed so far: course_map(here=4)."""
    return CourseMap(here)


def _tasks(known: progress.Progress) -> list[list[Task]]:
    """The exercises of each station, quiz last; none where the checks are not installed."""
    try:
        from autograder.engine import registry
    except ModuleNotFoundError:
        return [[] for _ in CHAPTERS]
    made = []
    for station in CHAPTERS:
        chapter = registry.chapters().get(station.folder)
        exercises = chapter.by_id().values() if chapter else ()
        made.append([_task(exercise, known) for exercise in exercises])
    return made


def _task(exercise, known: progress.Progress) -> Task:
    cells = [f"{exercise.id} {part}".strip() for part, points in exercise.parts.items() if points]
    done = bool(cells) and all(cell in known.passed for cell in cells)
    return Task(exercise.id, ", ".join(exercise.names), exercise.points, done)


def _dot(task: Task) -> str:
    """One exercise: filled when it has passed."""
    look = ' class="bp-passed"' if task.done else ""
    return f'<i{look} title="{task.id} {"has passed" if task.done else "is open"}"></i>'


def _address(i: int, task: Task) -> str:
    """The notebook, and in it the cell with the heading of the exercise, as JupyterLab finds it."""
    folder = CHAPTERS[i].folder
    file = f"../{folder}/{folder}.ipynb"
    cell = ""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        cell = _cell_of(json.loads(Path(file).read_text(encoding="utf-8")), task.id)
    return f"{file}#cell-id={cell}" if cell else file


def _cell_of(notebook: dict, task: str) -> str:
    """The id of the cell with the heading "### E4.3 …", or "## Quiz 4 …" for Q4; "" if there is none."""
    heading = re.compile(rf"^(### {re.escape(task)}|## Quiz {task[1:]}) ", re.MULTILINE)
    texts = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    return next((cell["id"] for cell in texts if heading.search("".join(cell["source"]))), "")


def _whole() -> int:
    return sum(station.points for station in CHAPTERS)


def _count(points: float) -> str:
    return f"{points:g}"


def _sheet() -> str:
    return theme.sheet("tokens", "card", "map")
