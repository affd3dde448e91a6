"""The map remembers: doors, dots, points and the one link are those of what has really passed."""

from __future__ import annotations

import json
import re
import sys

import pytest
from backprop import progress
from backprop.contents import CHAPTERS
from backprop.hosts.course_map import _cell_of, course_map
from prose import read
from submissions import ROOT

from autograder.engine import registry


@pytest.fixture
def passed(monkeypatch):
    """Let these test cells have passed: passed("E4.1 values", …)."""
    monkeypatch.chdir(ROOT / "course" / "04_one_neuron")
    monkeypatch.setattr(progress, "_file", lambda: None)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    kept: dict[str, dict] = {"passed": {}, "hints": {}, "predictions": {}}
    monkeypatch.setattr(progress, "_kernel", kept)

    def act(*cells):
        for cell in cells:
            exercise, part = registry.find(cell)
            progress.passed(cell, exercise.parts[part])

    return act


def cells_of(number: str) -> list[str]:
    """Every test cell of a chapter that has points."""
    chapter = next(c for c in registry.chapters().values() if c.number == number)
    return [
        f"{exercise.id} {part}".strip()
        for exercise in chapter.by_id().values()
        for part, points in exercise.parts.items()
        if points
    ]


def heading(path: str, cell: str) -> str:
    """The heading of an exercise or a quiz in a cell of a notebook."""
    cells = json.loads((ROOT / "course/04_one_neuron" / path).resolve().read_text(encoding="utf-8"))["cells"]
    lines = "".join(next(c["source"] for c in cells if c["id"] == cell)).splitlines()
    return next(line for line in lines if line.startswith(("### E", "## Quiz")))


def doors(html: str) -> list[str]:
    return re.findall(r'<li class="bp-(\w+)"', html)


def test_a_door_is_as_done_as_it_is_whatever_stands_left_of_here(passed):
    assert doors(course_map(4).html()) == ["ahead"] * 9
    passed(*cells_of("00"), *cells_of("02"), "E4.1 values")
    assert doors(course_map(8).html()) == [
        *("done", "ahead", "done", "ahead", "begun", "ahead", "ahead", "ahead", "ahead")
    ]


def test_points_are_those_of_the_cells_that_passed_and_the_whole_is_100(passed):
    passed("E4.1 values", "E4.2", "Q4", "E5.3")
    strip = course_map(4)
    assert [strip.points(i) for i in range(9)] == [0, 0, 0, 0, 4, 4, 0, 0, 0]
    assert "<b>8 of 100 points</b> so far, as checked here; your instructor's grade counts." in strip.html()
    assert "8 of 100 points so far, as checked here; your instructor's grade counts." in strip.text()


def test_each_door_says_aloud_what_has_passed_behind_it(passed):
    def said() -> list[str]:
        return re.findall(r'class="bp-dots" role="img" aria-label="([^"]*)"', course_map(4).html())

    assert said()[:2] == [f"0 of {chapter.points} points; passed: nothing yet" for chapter in CHAPTERS[:2]]
    passed("E4.1 values", "E4.2", "Q4")
    both = [task.id for task in course_map(4).tasks[4] if task.done and task.points]
    assert len(both) == 2 and said()[4].endswith(f"points; passed: {both[0]}, {both[1]}")


def test_a_task_names_all_its_functions(passed):
    several = [
        (task.name, exercise.names)
        for chapter, tasks in zip(registry.chapters().values(), course_map(4).tasks, strict=True)
        for task, exercise in zip(tasks, chapter.by_id().values(), strict=True)
        if len(exercise.names) > 1
    ]
    assert several and all(name.split(", ") == list(names) for name, names in several)


def test_the_points_of_a_chapter_are_those_of_its_notebook():
    assert sum(chapter.points for chapter in CHAPTERS) == 100
    for chapter in CHAPTERS:
        assert f"· {chapter.points} points*" in read(chapter.folder)


def test_each_exercise_with_points_has_a_dot_that_is_filled_once_all_its_cells_passed(passed):
    passed("E4.1 values", "E4.2")
    html = course_map(4).html()
    for exercise in registry.exercises().values():
        if exercise.points:
            state = "has passed" if exercise.id == "E4.2" else "is open"
            assert f'title="{exercise.id} {state}"' in html, exercise.id
    passed("E4.1 quiet")
    assert 'title="E4.1 has passed"' in course_map(4).html()


def test_the_link_goes_to_the_next_open_exercise_from_here_on(passed):
    def link():
        found = re.findall(r'class="bp-next" href="([^#"]+)#cell-id=([^"]+)"', course_map(4).html())
        return [f"{path.split('/')[-1]} {heading(path, cell)}" for path, cell in found]

    assert link() == ["04_one_neuron.ipynb ### E4.1 `sigmoid(s)` · 2 points"]
    passed("E4.1 values", "E4.1 quiet", "E4.2", "E4.3", "E4.4")
    assert link() == ["04_one_neuron.ipynb ## Quiz 4 · 1 point"]
    passed("Q4")
    assert link()[0].startswith("05_layers.ipynb ### E5.1 ")
    passed(*(cell for number in ("05", "06", "07", "08") for cell in cells_of(number)))
    assert link()[0].startswith("00_start_here.ipynb ### E0.1 ")
    passed(*(cell for number in ("00", "01", "02", "03") for cell in cells_of(number)))
    assert link() == [] and doors(course_map(4).html()) == ["done"] * 9


def test_every_exercise_has_a_heading_to_go_to(passed):
    for chapter in CHAPTERS:
        notebook = json.loads((ROOT / "course" / chapter.folder / f"{chapter.folder}.ipynb").read_text())
        for task in registry.chapters()[chapter.folder].by_id():
            assert _cell_of(notebook, task), task


def test_without_the_checks_the_map_still_leads_to_every_notebook(passed, monkeypatch):
    monkeypatch.setitem(sys.modules, "autograder.engine", None)
    html = course_map(4).html()
    assert len(re.findall(r'href="\.\./', html)) == 8


def test_each_notebook_has_the_map_at_its_top_and_at_its_end():
    for number, chapter in enumerate(CHAPTERS):
        source = (ROOT / "solutions" / chapter.folder / f"{chapter.folder}.py").read_text(encoding="utf-8")
        places = [m.start() for m in re.finditer(rf"^course_map\((?:here=)?{number}\)", source, re.M)]
        assert len(places) == 2, chapter.folder
        assert source.count("# %%", 0, places[0]) <= 6, chapter.folder
