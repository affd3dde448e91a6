"""A second chapter filled into the same export keeps the cells of the first."""

from __future__ import annotations

import os

import pytest

from autograder.handback.carried import filled_before
from autograder.handback.export_file import ExportFile

HEAD = "Student,ID,SIS Login ID,Section,04 One neuron (5567),06 Three layers (5601),Final Score\n"
EXPORT = HEAD + '"Lovelace, Ada",1,ada,A,,,0\n"Ray, Bob",2,bob,A,4,,0\n'
FOUR, SIX = 4, 5


def found(tmp_path, before: str, column: int, *, age: float = -1.0):
    """age : of the filled file, in seconds before the export was made"""
    export, filled = tmp_path / "gradebook.csv", tmp_path / "gradebook-filled.csv"
    export.write_text(EXPORT)
    filled.write_text(before)
    os.utime(export, (1000, 1000))
    os.utime(filled, (1000 - age,) * 2)
    changes, titles = filled_before(ExportFile(export), filled, column)
    return [value for _, value in changes], titles


FILLED = EXPORT.replace("ada,A,,", "ada,A,12.5,").replace("bob,A,4,", "bob,A,9,")


def test_marks_of_another_chapter_stay(tmp_path):
    assert found(tmp_path, FILLED, SIX) == (["12.5", "9"], ["04 One neuron (5567)"])


def test_the_column_that_is_filled_now_is_filled_anew(tmp_path):
    assert found(tmp_path, FILLED, FOUR) == ([], [])


@pytest.mark.parametrize(
    "before",
    [
        FILLED.replace("Lovelace, Ada", "Lovelace, Eve"),  # another person
        FILLED + '"Moss, Eve",3,eve,A,1,,0\n',
        FILLED.replace("5601", "5999"),
        FILLED.replace(",A,12.5,,0", ",A,12.5,,70"),  # a column that is never filled
        "no table",
        "",
    ],
)
def test_a_file_of_another_export_is_not_asked(tmp_path, before):
    assert found(tmp_path, before, SIX) == ([], [])


def test_a_fresh_export_knows_better_than_what_was_filled_before_it(tmp_path):
    assert found(tmp_path, FILLED, SIX, age=60) == ([], [])


def test_an_emptied_cell_empties_nothing(tmp_path):
    assert found(tmp_path, EXPORT.replace("bob,A,4,", "bob,A,,"), SIX) == ([], [])


def test_nothing_was_filled_before(tmp_path):
    (tmp_path / "gradebook.csv").write_text(EXPORT)
    assert filled_before(ExportFile(tmp_path / "gradebook.csv"), tmp_path / "none.csv", SIX) == ([], [])
