"""From any folder a command says which checkout it works on."""

import os
import subprocess
import sys

import pytest
from submissions import ROOT


def said(cwd) -> str:
    words = [sys.executable, "-m", "autograder", "package", str(cwd / "zips")]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'course'}"}
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_elsewhere_it_is_said(tmp_path):
    assert said(tmp_path) == f"autograder: working on {ROOT}\n"


@pytest.mark.parametrize("inside", ["", "docs"])
def test_inside_it_goes_without_saying(inside, tmp_path, monkeypatch):
    from autograder.commands import course_here

    monkeypatch.chdir(ROOT / inside)
    assert course_here().root == ROOT


def test_nothing_is_said_inside(capsys, monkeypatch):
    from autograder.commands import course_here

    monkeypatch.chdir(ROOT / "docs")
    course_here()
    assert capsys.readouterr().err == ""
