"""Where chapters are found: packages of this repository, an instructor's folder, installed packages.

An instructor's own chapter is a folder `exercises/10_my_topic/` beside the class, with

    10_my_topic.py   the text of the notebook, as in solutions/
    exercises.py     EXERCISES, and what else the folder needs (mistakes.py …, imported as `from . import …`)
    questions.py     QUIZ, if the notebook has one

or a package that offers the same by an entry point: `[project.entry-points."autograder.exercises"]`
with a line `10_my_topic = "their_package.my_topic"`.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from autograder import Complaint
from autograder.engine.chapter import Chapter

PACKAGES = ["autograder.chapters"]  # packages that hold chapters; the engine knows none of them by name
GROUP = "autograder.exercises"  # of entry points
OWN = "exercises"  # the folder beside the class
NOTEBOOK = re.compile(r"\d\d+_[A-Za-z]\w*")


def every_chapter() -> Iterator[Chapter]:
    """All chapters that are found. Raises Complaint in one line for one that cannot be read."""
    for shelf in PACKAGES:
        for module in pkgutil.iter_modules(importlib.import_module(shelf).__path__, f"{shelf}."):
            if module.ispkg and hasattr(package := importlib.import_module(module.name), "CHAPTER"):
                yield replace(package.CHAPTER, folder=Path(package.__path__[0]))
    for entry in entry_points(group=GROUP):
        yield _offered(entry)
    folder = own_folder()
    for path in sorted(folder.iterdir()) if folder else ():
        if path.is_dir() and NOTEBOOK.fullmatch(path.name):
            yield _in_folder(path)


def own_folder(start: Path | None = None) -> Path | None:
    """`exercises/` beside the `course/` of the working directory, or of the folders above it; None if none.

    Else beside the checkout of this package. What people sent lies below `class/submitted/`: nothing there
    is ever taken for a course.
    """
    here = (start or Path.cwd()).resolve()
    for root in (here, *here.parents, Path(__file__).resolve().parents[2]):
        if (root / OWN).is_dir() and (root / "course").is_dir() and "submitted" not in root.parts:
            return root / OWN
    return None


def _in_folder(path: Path) -> Chapter:
    """The chapter of exercises/10_my_topic: its folder becomes a package, so that it may import its own."""
    name = f"own_exercises_{path.name}"
    try:
        _package(name, path)
        return _declared(path.name, name, path)
    except Exception as wrong:  # their code, run when it is imported: anything may come
        raise Complaint(f"{path}: {_in_one_line(wrong)}") from wrong


def _package(name: str, path: Path) -> None:
    """Put the folder into sys.modules under `name`; run its __init__.py if there is one."""
    if name in sys.modules and sys.modules[name].__path__ == [str(path)]:
        return
    for stale in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
        del sys.modules[stale]
    start = path / "__init__.py"
    if not start.is_file():
        sys.modules[name] = ModuleType(name)
        sys.modules[name].__path__ = [str(path)]
        return
    spec = importlib.util.spec_from_file_location(name, start, submodule_search_locations=[str(path)])
    assert spec is not None and spec.loader is not None, "a path to a .py file always has a loader"
    sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])


def own_sources(root: Path) -> dict[str, Path]:
    """Notebook -> folder of its text, for every chapter that is not in solutions/; nothing is imported."""
    beside = root / OWN
    found = {path.name: path for path in sorted(beside.iterdir())} if beside.is_dir() else {}
    for entry in entry_points(group=GROUP):
        spec = importlib.util.find_spec(entry.module)
        if spec is not None and spec.origin is not None:
            found.setdefault(entry.name, Path(spec.origin).parent)
    return {name: path for name, path in found.items() if (path / f"{name}.py").is_file()}


def _offered(entry: EntryPoint) -> Chapter:
    try:
        package = importlib.import_module(entry.module)
        return _declared(entry.name, entry.module, Path(str(package.__file__)).parent)
    except Exception as wrong:
        raise Complaint(f"the package of the exercises {entry.name}: {_in_one_line(wrong)}") from wrong


def _declared(notebook: str, package: str, folder: Path) -> Chapter:
    """The declaration of a package: its CHAPTER, else what its modules hold."""
    if not NOTEBOOK.fullmatch(notebook):
        raise ValueError(f"{notebook!r} is no name like 10_my_topic")
    start = sys.modules[package]
    if hasattr(start, "CHAPTER"):
        return replace(start.CHAPTER, folder=folder)
    exercises = start if hasattr(start, "EXERCISES") else _module(f"{package}.exercises")
    if exercises is None or not hasattr(exercises, "EXERCISES"):
        raise ValueError("no exercises.py with EXERCISES in it")
    number, _, name = notebook.partition("_")
    quiz = getattr(_module(f"{package}.questions"), "QUIZ", None)
    return Chapter(number, name, exercises=tuple(exercises.EXERCISES), quiz=quiz, folder=folder)


def _module(name: str) -> ModuleType | None:
    """A module if it is there; whatever fails inside it is raised."""
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


def _in_one_line(error: BaseException) -> str:
    said = " ".join(str(error).split())
    return said if type(error) is ValueError else f"{type(error).__name__}: {said}"[:300]
