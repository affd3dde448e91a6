"""A rehearsed class of an LMS goes through roster and collect with nobody lost, by the commands it is told."""

from __future__ import annotations

import shlex

import pytest
from submissions import linked_checkout

from autograder.__main__ import main
from autograder.intake.people import People


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["plain", "canvas", "moodle"])
def test_the_lines_that_simulate_prints_take_the_whole_class_in(layout, tmp_path, monkeypatch, capsys):
    linked_checkout(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "UTC")
    assert main(["simulate", "--assignment", "04", "--students", "40", "--lms", layout, "class of 40"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("next: ")]
    assert len(lines) == (1 if layout == "plain" else 2)
    for line in lines:
        words = shlex.split(line.removeprefix("next: autograder ").replace("class of 40", "class\\ of\\ 40"))
        assert main(words) in (0, 1)  # 1: some simulated files are malformed
    people = People.read(tmp_path / "class" / "students.csv")
    assert len(people.rows) == 40
    stored = {path.name for path in (tmp_path / "class" / "submitted").iterdir()}
    refused = capsys.readouterr().out.count(": refused,")
    assert stored <= {one.id for one in people.rows} and len(stored) + refused == 40
    stamps = list((tmp_path / "class" / "submitted").rglob("timestamp.txt"))
    assert len(stamps) == (len(stored) if layout == "moodle" else 0)
