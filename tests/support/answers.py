"""Answers written as a student would write them, one file each, under `tests/chapters/NAME/wrong/` and `right/`."""

from __future__ import annotations

import linecache
from importlib import import_module
from pathlib import Path

import numpy as np

from autograder.engine import registry
from autograder.engine.function import Function
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Exercise, Setting, Verdict

CHAPTERS = Path(__file__).parents[1] / "chapters"
QUICK, FULL = Setting(full=False), Setting(full=True, seed=2026)


def files(kind: str) -> list[Path]:
    """All answer files of a kind ("wrong", "right"), in the order of the exercises."""
    return sorted(CHAPTERS.glob(f"*/{kind}/*/*.py"))


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def load(path: Path, exercise: Exercise) -> list[LocalAnswer]:
    """Run an answer file as `autograder try` does: `np` and the given cells are there, nothing else."""
    text = path.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "answer", "np": np}
    exec(compile(exercise.given, "given", "exec"), names)
    run(text, str(path), names)
    return [LocalAnswer(names[name], name, text) for name in exercise.names]


def run(text: str, filename: str, names: dict[str, object]) -> None:
    """Run a text as a notebook runs a cell: Python keeps its lines, so that an error can quote them."""
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    exec(compile(text, filename, "exec"), names)


def judge_file(path: Path, setting: Setting = FULL) -> dict[str, Verdict]:
    """The verdict on each graded part of the exercise that the file's folder names ("E5.4 bonus" too)."""
    exercise_id, _, only = path.parent.name.partition(" ")
    exercise = registry.find(f"{exercise_id} {only}".strip())[0] if only else _exercise(exercise_id)
    parts = [only] if only else [part for part, points in exercise.parts.items() if points]
    answers = load(path, exercise) if only != "bonus" else load_last(path)
    return {part: registry.run(f"{exercise_id} {part}".strip(), answers, setting) for part in parts}


def load_last(path: Path) -> list[LocalAnswer]:
    """The last thing a file defines: a layer of one's own has any name."""
    text = path.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "answer", "np": np}
    run(text, str(path), names)
    name = list(names)[-1]
    return [LocalAnswer(names[name], name, text)]


def _exercise(exercise_id: str) -> Exercise:
    return registry.exercises()[exercise_id]


def functions() -> dict[str, Function]:
    """Exercise id -> its `Function` with the bank, for the exercises that have one."""
    found = {}
    for chapter in registry.chapters().values():
        modules = [import_module(f"autograder.chapters.{chapter.name}.exercises")]
        if chapter.name == "layers":
            modules.append(import_module("autograder.chapters.layers.functions"))
        things = [thing for module in modules for thing in vars(module).values()]
        by_name = {thing.name: thing for thing in things if isinstance(thing, Function)}
        for exercise in chapter.exercises:
            for name in exercise.names:
                if name in by_name:
                    found[f"{exercise.id} {name}"] = by_name[name]
    return found


def path_of(name: str) -> Path:
    """The answer file "wrong/E4.3/missing_sigmoid_slope", whatever chapter it stands in."""
    kind, exercise, stem = name.split("/")
    return next(CHAPTERS.glob(f"*/{kind}/{exercise}/{stem}.py"))
