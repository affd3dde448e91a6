"""What the ending of a file's name says that it is."""

from __future__ import annotations

import pytest

from autograder.intake.endings import is_work, without_ending


@pytest.mark.parametrize(
    "name", ["x.ipynb", "X.IPYNB.txt", "x.json", "x.zip", "x.RAR", "x.7z", "x.tar.gz", "x.tgz"]
)
def test_what_may_hold_a_notebook_is_work(name):
    assert is_work(name) and without_ending(name).lower() == "x"


@pytest.mark.parametrize("name", ["x.pdf", "x.JPG", "x.docx", "x.py"])
def test_a_picture_or_document_is_none_and_has_an_ending(name):
    assert not is_work(name) and without_ending(name) == "x"


@pytest.mark.parametrize("name", ["index.html", "grades.csv", "ada", "a.b", ""])
def test_any_other_name_is_whole(name):
    assert not is_work(name) and without_ending(name) == name
