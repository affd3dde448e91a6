"""Files and functions stay small: when one grows, a concept in it has no name yet."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from submissions import ROOT

LINES, TEST_LINES, FUNCTION_LINES = 320, 450, 45

# file, or file and function -> why it is longer
EXCEPTIONS = {}


def python_of(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            # what students write has the length that it has
            if not {"answers", "right", "wrong", "cases"} & set(path.relative_to(ROOT).parts):
                yield path


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def long_files() -> dict[str, int]:
    limits = [(path, LINES) for path in python_of("autograder", "course/backprop")]
    limits += [(path, TEST_LINES) for path in python_of("tests")]
    counted = {path: len(path.read_text(encoding="utf-8").splitlines()) for path, _ in limits}
    return {name_of(path): counted[path] for path, limit in limits if counted[path] > limit}


@functools.cache
def long_functions() -> dict[str, int]:
    return {
        f"{name_of(path)} {node.name}": length
        for path in python_of("autograder", "course/backprop")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    }


def test_the_files_are_found():
    names = {name_of(path) for path in python_of("autograder", "course/backprop", "tests")}
    assert {"autograder/engine/walk.py", "tests/house/test_size.py"} < names and len(names) > 400
    assert not [name for name in names if "/wrong/" in name]


@pytest.mark.parametrize("found", [long_files, long_functions])
def test_nothing_is_longer_than_it_may_be(found):
    assert {name: lines for name, lines in found().items() if name not in EXCEPTIONS} == {}


def test_every_exception_is_still_one():
    assert set(EXCEPTIONS) == {*long_files(), *long_functions()}
