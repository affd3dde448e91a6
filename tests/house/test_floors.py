"""Imports run downwards only; the floors are those of CONTRIBUTING, written here once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from submissions import ROOT

# room -> the rooms that it may import, besides itself
LIBRARY = {
    "contents": set(),
    "progress": set(),
    "data": set(),
    "numbers": {"data"},
    "drawing": {"numbers"},
    "figures": {"contents", "data", "numbers", "drawing", "progress", "version"},
    "predictions": {"by_hand", "numbers", "drawing"},
    "by_hand": {"contents", "drawing", "predictions"},
    "ward_round": {"numbers", "figures"},
    "one_line": set(),
    "version": set(),
    "hosts": {"contents", "drawing", "figures", "predictions", "progress", "version", "autograder"},
    "__init__": {"contents", "version"},
    "__main__": {"contents", "drawing", "version"},
}
# stations stand above engine and chapters, in the order in which a submission walks through them
GRADER = {
    "engine": set(),
    "chapters": {"engine", "backprop"},
    "sandbox": {"engine", "backprop"},
    "authoring": {"engine", "backprop"},
    "intake": {"engine", "authoring"},
    "marking": {"engine", "sandbox", "authoring", "intake", "backprop"},
    "handback": {"engine", "sandbox", "authoring", "intake", "marking", "backprop"},
    "site": {"engine", "authoring", "backprop"},
    "rehearsal": {"engine", "authoring", "intake", "marking", "handback"},
    "notebook": {"engine", "backprop"},
}
GRADER["commands"] = {*GRADER, "backprop"}
GRADER["__main__"] = {"commands", "backprop"}
GRADER["nbgrader_config"] = {"authoring", "intake", "marking", "handback"}
# modules that all chapters share: right answers, and what people do instead of a step
SHARED = {"reference", "other_arrivals", "other_factors", "other_products", "other_slopes", "other_starts"}
BORROWED = {("reverse_mode", "chain_rule")}  # one chapter that stands on another's graphs


def files() -> list[Path]:
    return sorted([*(ROOT / "autograder").rglob("*.py"), *(ROOT / "course/backprop").rglob("*.py")])


def dotted(path: Path) -> tuple[str, ...]:
    """("autograder", "engine", "walk") for a file of either package."""
    below = path.relative_to(ROOT / "course" if "course" in path.relative_to(ROOT).parts else ROOT)
    return below.with_suffix("").parts


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """Every module of ours that a file imports, lazily or not: ("autograder", "engine", "walk")."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            if name.split(".")[0] in ("autograder", "backprop"):
                yield tuple(name.split("."))


def wrong_imports(path: Path) -> Iterator[str]:
    package, room, *inner = (*dotted(path), "")
    if "answers" in inner or "inside" in inner:  # run elsewhere: by students, in the sandbox
        return
    allowed = {"autograder": GRADER, "backprop": LIBRARY}[package]
    if room not in allowed and room != "__init__":
        yield f"{path.relative_to(ROOT)} stands in no room"
        return
    for name in imported(path):
        target = name[1] if name[0] == package and len(name) > 1 else name[0]
        if target in (room, package) or target == "Complaint" or target in allowed.get(room, ()):
            continue
        yield f"{path.relative_to(ROOT)} imports {'.'.join(name)}"


def test_imports_run_downwards():
    found = [line for path in files() for line in wrong_imports(path)]
    assert not found, "\n".join(found)


def test_chapters_stand_side_by_side():
    for path in files():
        _, room, *inner = (*dotted(path), "")
        if room != "chapters":
            continue
        for name in imported(path):
            if name[:2] == ("autograder", "chapters") and len(name) > 2 and name[2] not in SHARED:
                pair = inner[0], name[2]
                assert pair[0] == pair[1] or pair in BORROWED or len(inner) == 1, f"{path}: {name}"


def test_no_circle():
    graph: dict[str, set[str]] = {}
    modules = {".".join(dotted(path)).removesuffix(".__init__"): path for path in files()}
    for name, path in modules.items():
        if "answers" in name.split(".") or "inside" in name.split("."):
            continue
        targets = (".".join(found) for found in imported(path))
        graph[name] = {t if t in modules else t.rpartition(".")[0] for t in targets} & set(modules)
        graph[name].discard(name)

    def visit(name: str, trail: list[str], done: set[str]) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for target in sorted(graph.get(name, ())):
                visit(target, [*trail, name], done)
            done.add(name)

    done: set[str] = set()
    for name in graph:
        visit(name, [], done)


@pytest.mark.parametrize("folder", ["checks", "mistakes", "quizzes", "grading", "../course/backprop/widgets"])
def test_old_rooms_are_gone(folder):
    assert not (ROOT / "autograder" / folder).exists()
