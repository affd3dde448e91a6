"""The learner's small file: written whole, never needed, never read when grading, and wrong in any way harmless."""

from __future__ import annotations

import json
import os

import pytest
from backprop import progress
from backprop.progress import NAME, Answered

from autograder.notebook import NotYet, check, hint

ANSWER = Answered(1, True, "about 3 times", "It is 442 times.", False)


@pytest.fixture
def new_kernel(monkeypatch):
    """Forget what this kernel saw, as a restart does."""

    def act():
        monkeypatch.setattr(progress, "_kernel", {kind: {} for kind in ("passed", "hints", "predictions")})

    act()
    return act


@pytest.fixture
def course(tmp_path, monkeypatch, new_kernel):
    """A course folder whose 04 is where the kernel runs."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    (tmp_path / "04_one_neuron").mkdir()
    monkeypatch.chdir(tmp_path / "04_one_neuron")
    return tmp_path


def test_what_was_done_is_there_after_a_restart(course, new_kernel):
    progress.passed("E4.1 values", 1)
    progress.hinted("E4.3")
    progress.hinted("E4.3")
    progress.predicted("4.1", ANSWER)
    new_kernel()
    known = progress.read()
    assert known.passed == {"E4.1 values": 1} and known.hints == {"E4.3": 2} and known.points == 1
    assert known.predictions == {"4.1": ANSWER}
    assert [p.name for p in course.iterdir()] == ["04_one_neuron", NAME] or len(list(course.iterdir())) == 2


def test_the_first_prediction_counts(course, new_kernel):
    progress.predicted("4.1", ANSWER)
    new_kernel()
    progress.predicted("4.1", Answered(3, False, right=True))
    assert progress.read().predictions["4.1"] == ANSWER


def test_two_notebooks_write_into_one_file(course, new_kernel, monkeypatch):
    progress.passed("E4.2", 2)
    new_kernel()
    (course / "05_layers").mkdir()
    monkeypatch.chdir(course / "05_layers")
    progress.passed("E5.2", 1)
    assert progress.read().passed == {"E4.2": 2, "E5.2": 1}


@pytest.mark.parametrize(
    "content",
    [
        "", "{", "[]", "null", '"x"', "[" * 100_000, '{"passed": []}', '{"passed": {"E4.1": "1"}}',
        '{"passed": {"E4.1": true, "E4.2": -1, "E4.3": 1e300}}', '{"hints": {"E4.1": null}}',
        '{"predictions": {"4.1": {"choice": "<b>"}}}', '{"predictions": {"4.1": 3}}', '{"predictions": 3}',
        '{"predictions": {"4.1": {"choice": "1", "sure": true, "said": "", "truth": "", "right": true}}}',
    ],
)  # fmt: skip
def test_a_file_that_is_not_ours_counts_as_nothing(course, content):
    (course / NAME).write_text(content)
    assert progress.read() == progress.Progress()
    progress.passed("E4.1 values", 1)
    assert json.loads((course / NAME).read_text())["passed"] == {"E4.1 values": 1}


def test_bytes_and_sizes_that_no_text_has_count_as_nothing(course):
    for content in (b"\xff\xfe", b" " * 1_100_000):
        (course / NAME).write_bytes(content)
        assert progress.read() == progress.Progress()


def test_a_folder_that_is_read_only_costs_only_tomorrows_memory(course, new_kernel, monkeypatch):
    def refuse(*_):
        raise PermissionError("read-only")

    monkeypatch.setattr(os, "replace", refuse)
    progress.passed("E4.1 values", 1)
    progress.predicted("4.1", ANSWER)
    assert progress.read().points == 1 and progress.read().predictions
    assert [p.name for p in course.iterdir()] == ["04_one_neuron"]
    new_kernel()
    assert progress.read() == progress.Progress()


@pytest.mark.parametrize("execution", ["autograde", "validate", ""])
def test_it_is_neither_read_nor_written_when_grading(course, new_kernel, monkeypatch, execution):
    progress.passed("E4.1 values", 1)
    before = (course / NAME).read_bytes()
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    progress.passed("E4.2", 2)
    progress.predicted("4.1", ANSWER)
    assert progress.read() == progress.Progress()
    assert (course / NAME).read_bytes() == before


def test_nothing_is_written_where_no_chapter_is(tmp_path, monkeypatch, new_kernel):
    monkeypatch.chdir(tmp_path)
    progress.passed("E4.1 values", 1)
    assert list(tmp_path.iterdir()) == [] and not (tmp_path.parent / NAME).exists()
    assert progress.read().points == 1


def sigmoid(s):
    import numpy as np

    return 0.5 * np.tanh(0.5 * np.asarray(s, float)) + 0.5


def test_a_check_that_passes_is_remembered_with_its_points(course, capsys):
    check("E4.1 values", sigmoid)
    assert progress.read().passed == {"E4.1 values": 1}
    check("E4.1 quiet", sigmoid)
    assert progress.read().passed == {"E4.1 values": 1, "E4.1 quiet": 1}


def test_a_check_that_does_not_pass_is_not_and_a_hint_is_counted(course, capsys):
    with pytest.raises(NotYet):
        check("E4.1 values", lambda s: 1 / (1 + 2.0**-s))
    hint("E4.1")
    said = capsys.readouterr().out
    assert progress.read().passed == {}
    assert progress.read().hints == ({} if "says all there is" in said else {"E4.1": 1})
