"""GitHub's workflows cannot run here; what they call stands here and is called as it is meant."""

from __future__ import annotations

import re
import shlex

import pytest
import yaml
from submissions import ROOT

from autograder.__main__ import COMMANDS

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def steps(path) -> list[dict]:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def commands(path) -> list[list[str]]:
    return [shlex.split(step["run"]) for step in steps(path) if "run" in step]


def test_one_tests_and_one_publishes():
    assert [path.name for path in WORKFLOWS] == ["pages.yml", "tests.yml"]
    assert commands(ROOT / ".github/workflows/tests.yml") == [["bash", ".ci/run"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_file_and_command_that_is_called_is_there(path):
    for program, *words in commands(path):
        assert program in ("bash", "pip", "autograder")
        if program == "autograder":
            assert words[0] in COMMANDS
        assert all((ROOT / word).is_file() for word in words if re.search(r"requirements\.txt$|^\.ci/", word))


def test_what_is_published_is_what_was_built():
    path = ROOT / ".github/workflows/pages.yml"
    (built,) = [words[2] for words in commands(path) if words[:2] == ["autograder", "site"]]
    (sent,) = [
        step["with"]["path"] for step in steps(path) if "upload-pages-artifact" in step.get("uses", "")
    ]
    assert built == sent
