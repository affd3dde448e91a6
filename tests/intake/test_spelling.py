"""Names in zips of old Windows: the list tells the code page, or else the shape of the words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.intake.names import words_of
from autograder.intake.spelling import code_page, spelled


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("Мария Марченко/работа.ipynb", "cp866"),
        ("мария/x.ipynb", "cp866"),
        ("Мария Марченко/x.ipynb", "cp1251"),
        ("Jürgen Groß/x.ipynb", "cp437"),
        ("Björn/x.ipynb", "cp437"),
        ("Zoë Müller/x.ipynb", "utf-8"),
        ("王伟/x.ipynb", "utf-8"),
        ("王小明/x.ipynb", "gb18030"),
        ("田中さくら/x.ipynb", "cp932"),
        ("陳大文/x.ipynb", "cp950"),
        ("Ángel Ruíz/x.ipynb", "cp1252"),
        ("ascii only", "utf-8"),
    ],
)
def test_the_shape_of_words_tells_the_code_page(name, page):
    assert spelled([name.encode(page)]) == [name]


def test_the_list_tells_korea_from_china():
    names = ["김철수/x.ipynb".encode("cp949"), "이영희/x.ipynb".encode("cp949")]
    assert spelled(names, frozenset(["김철수", "이영희"])) == ["김철수/x.ipynb", "이영희/x.ipynb"]


@pytest.mark.parametrize("page", ["cp437", "cp850", "cp852", "cp1250", "cp1252"])
def test_the_list_tells_what_shapes_cannot(page):
    name = "Jiří Nováček" if page in ("cp852", "cp1250") else "Jürgen Bähr"
    known = frozenset(words_of(name))
    assert spelled([name.encode(page)], known) == [name]


def test_each_name_that_is_utf8_is_utf8():
    assert spelled(["Zoë".encode(), "Zoë".encode("cp437")]) == ["Zoë", "Zoë"]


def test_nothing_that_stands_out_is_cp437():
    assert code_page([b"\xb0\xb1\xb2"], frozenset()) == "cp437"


def test_a_sign_without_a_name_is_of_no_script():
    """gb18030 reads these bytes as a letter for private use, which Unicode gives no name."""
    name = b"\xf8\xc4"
    assert not unicodedata.name(name.decode("gb18030"), "") and spelled([name]) == ["øÄ"]


@given(st.lists(st.binary(max_size=40), max_size=5))
def test_any_bytes_are_read_as_something(names):
    assert len(spelled(names)) == len(names)
