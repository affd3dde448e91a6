"""Answers written as a student would write them, one file each, under `wrong/` and `right/`."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import numpy as np

from autograder.checks import registry
from autograder.checks.local import LocalAnswer
from autograder.checks.task import Function
from autograder.checks.verdict import Exercise, Setting, Verdict

HERE = Path(__file__).parent
QUICK, FULL = Setting(full=False), Setting(full=True, seed=2026)


def files(kind: str) -> list[Path]:
    """All answer files of a kind ("wrong", "right"), in the order of the exercises."""
    return sorted((HERE / kind).glob("*/*.py"))


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def load(path: Path, exercise: Exercise) -> list[LocalAnswer]:
    """Run an answer file as `autograder try` does: `np` and the given cells are there, nothing else."""
    text = path.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "answer", "np": np}
    exec(compile(exercise.given, "given", "exec"), names)
    exec(compile(text, str(path), "exec"), names)
    return [LocalAnswer(names[name], name, text) for name in exercise.names]


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
    exec(compile(text, str(path), "exec"), names)
    name = list(names)[-1]
    return [LocalAnswer(names[name], name, text)]


def _exercise(exercise_id: str) -> Exercise:
    return registry.exercises()[exercise_id]


def functions() -> dict[str, Function]:
    """Exercise id -> its `Function` with the bank, for the exercises that have one."""
    found = {}
    for number, chapter in enumerate(registry.CHAPTERS):
        if not registry.chapter(number):
            continue
        module = _module(chapter)
        by_name = {thing.name: thing for thing in vars(module).values() if isinstance(thing, Function)}
        for exercise in getattr(module, "EXERCISES", []):
            for name in exercise.names:
                if name in by_name:
                    found[f"{exercise.id} {name}"] = by_name[name]
    return found


def _module(chapter: str) -> ModuleType:
    from importlib import import_module, util

    name = f"autograder.checks.{chapter}"
    return import_module(name) if util.find_spec(name) else ModuleType(name)
