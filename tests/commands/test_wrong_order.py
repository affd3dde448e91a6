"""Run too early, every command of the week says in one line what to run first, and writes nothing."""

from __future__ import annotations

import json
import shutil

import pytest
from submissions import ROOT, answered, linked_checkout

from autograder.__main__ import main

NAME = "04_one_neuron"
RELEASE, GRADE = "run autograder release 04 first", "run autograder grade 04 first"
LIST = "id,name,Chapter 4\nada,Ada Lovelace,\n"


@pytest.fixture
def week(tmp_path, monkeypatch):
    root = linked_checkout(tmp_path / "checkout").root
    (root / "course" / NAME).unlink()
    shutil.copytree(ROOT / "course" / NAME, root / "course" / NAME)  # released anew here
    (root / "list.csv").write_text(LIST)
    notebook = root / "hand-ins" / "ada" / f"{NAME}.ipynb"
    notebook.parent.mkdir(parents=True)
    notebook.write_text(json.dumps(answered(NAME)))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def refused(capsys):
    def act(words: str) -> str:
        capsys.readouterr()
        assert main(words.split()) == 2, words
        told = capsys.readouterr()
        assert len(told.err.splitlines()) == 1, told.err
        return told.err

    return act


def test_each_step_names_the_one_before(week, refused):
    for words in ("grade 04", "marks", "marks 04 --into list.csv", "report 04"):
        assert RELEASE in refused(words), words
    assert not [path for path in week.glob("class/**/*") if path.is_file()]
    assert main(["roster", "list.csv"]) == main(["release", "04"]) == main(["collect", "hand-ins"]) == 0
    there = sorted(week.glob("class/*"))
    for words in ("marks 04 --into list.csv", "report 04", "feedback 04"):
        assert GRADE in refused(words), words
    assert sorted(week.glob("class/*")) == there and not (week / "list-filled.csv").exists()
