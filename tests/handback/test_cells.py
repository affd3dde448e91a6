"""Cells of somebody else's CSV are replaced where they stand."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.handback.cells import cells_of, replaced

TEXTS = st.text(alphabet='ab1é",;\t\n\r ', max_size=40)


def as_csv_reads(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@given(TEXTS, st.sampled_from(",;\t"))
def test_cells_are_those_that_pythons_csv_reads(text, separator):
    assert [[c.value for c in row] for row in cells_of(text, separator)] == as_csv_reads(text, separator)


@given(TEXTS, st.sampled_from(",;\t"))
def test_nothing_replaced_is_nothing_changed(text, separator):
    assert replaced(text, [], separator) == text


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=4), TEXTS)
def test_one_cell_changes_and_no_other(rows, value):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    text = out.getvalue()
    cells = cells_of(text, ",")
    changed = as_csv_reads(replaced(text, [(cells[-1][1], value)], ","), ",")
    wanted = [list(row) for row in rows]
    wanted[-1][1] = value
    assert changed == wanted


@pytest.mark.parametrize(
    "text, value, wanted",
    [
        ('a,"5"\r\nb,6\r\n', "7", 'a,"7"\r\nb,6\r\n'),
        ("a,5\nb,6", "7,5", 'a,"7,5"\nb,6'),
        ("a,\nb,6\n", "7", "a,7\nb,6\n"),
        ('a,"5 ""or"" so",c\n', 'x"y', 'a,"x""y",c\n'),
    ],
)
def test_quotes_and_line_ends_stay(text, value, wanted):
    assert replaced(text, [(cells_of(text, ",")[0][1], value)], ",") == wanted


def test_several_cells_change_in_whatever_order_they_are_named():
    text = "a,b\nc,d\ne,f\n"
    rows = cells_of(text, ",")
    changes = [(rows[2][1], "6"), (rows[0][1], "2"), (rows[1][0], "3")]
    assert replaced(text, changes, ",") == "a,2\n3,d\ne,6\n"


@pytest.mark.parametrize("text", ["aXb,c\n", '"a"X,c\n', "X\nX\n"])
def test_every_letter_that_is_no_sign_belongs_to_its_cell(text):
    assert [[c.value for c in row] for row in cells_of(text, ",")] == as_csv_reads(text, ",")
