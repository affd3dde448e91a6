"""The tests mirror the rooms, stand alone, and count instead of looking at a clock."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from longest_first import LONGEST, in_order
from submissions import ROOT

TESTS = ROOT / "tests"
# parts of the library that are no rooms: the tests of the rooms that use them hold them
BESIDES = {"data"}
# folders that hold the whole together instead of one room
WHOLE = {"house", "mutation", "package", "prose", "screen", "support"}
FILES = sorted(TESTS.glob("*/test_*.py")) + sorted(TESTS.glob("*/*/test_*.py"))


def folders(place: Path) -> set[str]:
    return {path.parent.name for path in place.glob("*/__init__.py")}


def rooms() -> set[str]:
    return (folders(ROOT / "autograder") | folders(ROOT / "course" / "backprop")) - BESIDES


def name_of(path: Path) -> str:
    return str(path.relative_to(TESTS))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def modules(path: Path) -> list[str]:
    """What a file imports, by the names in its import statements."""
    found = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


@pytest.mark.parametrize("room", sorted(rooms()))
def test_every_room_has_its_tests(room):
    assert list((TESTS / room).glob("test_*.py")), f"tests/{room} holds no tests"


def test_every_folder_of_tests_has_its_room():
    there = {path.name for path in TESTS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert there == rooms() | WHOLE


def test_every_chapter_has_its_answers():
    chapters = folders(ROOT / "autograder" / "chapters")
    there = {path.name for path in (TESTS / "chapters").iterdir() if path.is_dir()} - {"__pycache__"}
    assert there == chapters
    for chapter in chapters:
        assert (TESTS / "chapters" / chapter / "right").is_dir() and (
            TESTS / "chapters" / chapter / "wrong"
        ).is_dir()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_test_file_is_imported(path):
    """What two of them need stands in tests/support."""
    taken = [name for name in modules(path) if any(part.startswith("test_") for part in name.split("."))]
    assert [name for name in taken if not name.startswith(("autograder.", "backprop."))] == []


def test_what_is_shared_is_used():
    everything = [*FILES, *TESTS.rglob("conftest.py"), *(TESTS / "support").glob("*.py")]
    used = {name.split(".")[0] for path in everything for name in modules(path)}
    benches = {name.split(".")[0] for path in (ROOT / "benchmarks").glob("*.py") for name in modules(path)}
    shared = {path.stem for path in (TESTS / "support").glob("*.py")}
    assert shared - used - benches == set()


CLOCKS = {"time", "monotonic", "perf_counter", "process_time", "thread_time"}


def looks_at_a_clock(node: ast.AST) -> bool:
    return any(
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in CLOCKS
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "time"
        for call in ast.walk(node)
    )


def of_a_clock(function: ast.FunctionDef) -> set[str]:
    """Names that a function gives to what a clock said, or to a difference from it."""
    kept = [step for step in ast.walk(function) if isinstance(step, ast.Assign)]
    kept = [
        step
        for step in kept
        if isinstance(step.value, (ast.Call, ast.BinOp)) and looks_at_a_clock(step.value)
    ]
    return {name.id for step in kept for name in step.targets if isinstance(name, ast.Name)}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_assert_depends_on_how_busy_the_machine_is(path):
    """Counts instead (see support/clock.py); seconds belong to benchmarks/."""
    for function in ast.walk(parsed(path)):
        if not isinstance(function, ast.FunctionDef):
            continue
        asserts = [node for node in ast.walk(function) if isinstance(node, ast.Assert)]
        timed = of_a_clock(function)
        for node in asserts:
            names = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
            assert not looks_at_a_clock(node) and not names & timed, f"{path.name}:{node.lineno}"


# --- where two workers begin


def test_workers_begin_with_the_long_files_and_then_with_many_tests():
    names = ["tests/a.py", "tests/b.py", LONGEST[1], "tests/b.py", LONGEST[0], "tests/c.py", LONGEST[1]]
    items = [SimpleNamespace(path=ROOT / name, at=at) for at, name in enumerate(names)]
    assert [item.at for item in in_order(items)] == [4, 2, 6, 1, 3, 0, 5]


def test_every_long_file_is_there_and_stands_once():
    assert len(set(LONGEST)) == len(LONGEST) and all((ROOT / name).is_file() for name in LONGEST)


def test_xdist_keeps_that_order(request):
    """Its own goes by how many tests a file has."""
    assert request.config.option.loadscopereorder is False
