"""Why a submission cannot be read is said in one line, whatever stands in its place."""

import os

import pytest

from autograder.marking import regular
from autograder.marking.regular import read_regular, why_unread


def said(path) -> str:
    with pytest.raises(OSError) as wrong:
        read_regular(path)
    return why_unread(path, wrong.value)


def test_a_folder_that_is_a_link_to_nowhere_stops_nobody(tmp_path):
    (tmp_path / "04_one_neuron").symlink_to(tmp_path / "gone")
    assert said(tmp_path / "04_one_neuron" / "04_one_neuron.ipynb") == "no folder 04_one_neuron"


def test_a_file_of_another_name_is_named(tmp_path):
    (tmp_path / "notebook (1).ipynb").write_text("{}")
    assert said(tmp_path / "04_one_neuron.ipynb") == "no file 04_one_neuron.ipynb, only notebook (1).ipynb"


def test_a_link_and_a_folder_are_no_notebook(tmp_path):
    (tmp_path / "secret").write_text("marks")
    (tmp_path / "a.ipynb").symlink_to(tmp_path / "secret")
    (tmp_path / "b.ipynb").mkdir()
    assert said(tmp_path / "a.ipynb") == "a.ipynb is a link"
    assert said(tmp_path / "b.ipynb") == "b.ipynb: Is a directory"


def test_a_file_larger_than_collect_takes_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "a.ipynb"
    path.touch()
    os.truncate(path, 6 << 30)  # of nothing: it fills no disk
    assert said(path) == "a.ipynb: is too large, 150 MB are allowed"
    monkeypatch.setattr(regular, "LARGEST_FILE", 3)
    path.write_bytes(b"abcd")
    assert said(path).startswith("a.ipynb: is too large")
    path.write_bytes(b"abc")
    assert read_regular(path) == b"abc"
