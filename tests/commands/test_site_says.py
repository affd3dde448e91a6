"""What `autograder site` says of a folder that it must not touch, and of what is not installed."""

from __future__ import annotations

import pytest
from submissions import COURSE

from autograder.__main__ import main
from autograder.commands import site


@pytest.fixture(autouse=True)
def in_the_course(monkeypatch):
    monkeypatch.chdir(COURSE.root)


@pytest.fixture
def installed(monkeypatch):
    monkeypatch.setattr(site, "NEEDED", ())


def said(capsys, *words: str) -> str:
    assert main(["site", *words]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    return error


def test_a_folder_with_something_else_stays_as_it_is(tmp_path, capsys, installed):
    (tmp_path / "thesis.txt").write_text("mine")
    assert "holds something else than a site; name a new folder" in said(capsys, str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_folder(tmp_path, capsys, installed):
    (tmp_path / "site").write_text("mine")
    for folder in ("site", "site/below"):
        assert f"{tmp_path / 'site'} is a file; a site is a folder" in said(capsys, str(tmp_path / folder))


def test_what_is_not_installed_is_said_with_what_to_type(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(site, "NEEDED", ("sphinx_that_is_not_there",))
    assert "pip install -r docs/requirements.txt" in said(capsys, str(tmp_path / "site"))
    assert not (tmp_path / "site").exists()


def test_without_a_folder_it_says_which_word_is_missing(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["site"])
    assert ended.value.code == 2 and "OUT" in capsys.readouterr().err
