"""A right answer gets the same verdict in a plain kernel and in the sandbox; so does a wrong one."""

from __future__ import annotations

from pathlib import Path

import answers
import pytest

from autograder.commands.try_ import try_file
from autograder.engine import registry
from autograder.sandbox.launch import Zygote
from autograder.sandbox.levels import expected_level

ALL_RIGHT = [path for path in answers.files("right") if "bonus" not in path.parent.name]
FIRST = {path.parent: path for path in reversed(ALL_RIGHT)}  # one an exercise in the quick door
RIGHT = [
    pytest.param(path, id=answers.name_of(path), marks=[] if path == FIRST[path.parent] else pytest.mark.slow)
    for path in ALL_RIGHT
]
# one mistake an exercise: `autograder try` runs the very same judges on all of them
FOLDERS = sorted({path.parent for path in answers.files("wrong") if "bonus" not in path.parent.name})
WRONG = [sorted(folder.glob("*.py"))[0] for folder in FOLDERS if any(folder.glob("*.py"))]


@pytest.fixture(scope="module")
def zygote():
    with Zygote(expected_level()) as started:
        yield started


def in_sandbox(zygote, path: Path):
    exercise = registry.exercises()[path.parent.name]
    parts = [part for part, points in exercise.parts.items() if points]
    text = path.read_text(encoding="utf-8")
    return try_file(zygote, exercise, parts, str(path), text, exercise.id, seed=answers.FULL.seed)


@pytest.mark.skipif(not expected_level(), reason="no sandbox here")
@pytest.mark.parametrize("path", RIGHT)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_right_answer_is_right_in_both(zygote, path):
    result = in_sandbox(zygote, path)
    assert result.passed, result.hint
    assert all(verdict.passed for verdict in answers.judge_file(path).values())


@pytest.mark.skipif(not expected_level(), reason="no sandbox here")
@pytest.mark.parametrize("path", WRONG, ids=answers.name_of)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_a_wrong_answer_is_named_alike_in_both(zygote, path):
    missed = [verdict for verdict in answers.judge_file(path).values() if not verdict.passed]
    result = in_sandbox(zygote, path)
    assert not result.passed and result.mistake == missed[0].mistake.id
