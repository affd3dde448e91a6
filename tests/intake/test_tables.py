"""Tables as an LMS, Excel or a hand wrote them: encoding, separator and every cell as it stands."""

from __future__ import annotations

import codecs
import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import Complaint
from autograder.intake import tables
from autograder.intake.tables import encoding_of, read_table, separator_of, table_of, table_text

ROWS = [["id", "name"], ["00420", "Zoë Müller"], ["NA", "Łukasz"]]


@pytest.mark.parametrize(
    "encoding, mark",
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_same_table_in_every_encoding_and_with_every_separator(encoding, mark, separator):
    text = "".join(separator.join(row) + "\r\n" for row in ROWS)
    table = table_of(mark + text.encode(encoding), "x.csv")
    assert table.rows == ROWS and table.separator == separator
    assert (mark + text.encode(encoding)).decode(table.encoding).lstrip("\ufeff") == text


@pytest.mark.parametrize(
    "encoding, text",
    [
        ("cp1252", "id;Nachname\r\n1;Müller\r\n2;Größe\r\n3;Weiß\r\n4;Jürgen Schröder\r\n"),
        ("cp1251", "id;Фамилия\r\n1;Ильин\r\n2;Марченко\r\n3;Щербакова\r\n4;Пётр Ёлкин\r\n"),
        ("gb18030", "id,姓名\r\n1,王小明\r\n2,李雷\r\n3,韩梅梅\r\n4,张伟\r\n"),
    ],
)
def test_a_code_page_is_told_by_its_letters(encoding, text):
    table = table_of(text.encode(encoding), "x.csv")
    assert [row[1] for row in table.rows] == [line.split(text[2])[1] for line in text.splitlines()]


def test_letters_that_fit_no_code_page_are_read_as_western(monkeypatch):
    class Nothing:
        def best(self):
            return None

    monkeypatch.setattr(tables.charset_normalizer, "from_bytes", lambda *_, **__: Nothing())
    assert encoding_of(b"id,M\xfcller") == "cp1252"


def test_only_pages_that_lms_have_written_are_tried(monkeypatch):
    asked = {}

    def from_bytes(content, cp_isolation):
        asked["pages"] = cp_isolation
        return type("Found", (), {"best": lambda self: type("Best", (), {"encoding": "cp1250"})()})()

    monkeypatch.setattr(tables.charset_normalizer, "from_bytes", from_bytes)
    assert encoding_of(b"\xb3ukasz") == "cp1250" and asked["pages"] == tables.CODE_PAGES
    assert tables.CODE_PAGES == ["cp1252", "cp1251", "cp1250", "gb18030"]


@pytest.mark.parametrize(
    "text, sign",
    [
        ("a,b\n", ","),
        ('"x;y;z",b\n', ","),
        ("a;b,c;d\n", ";"),
        ("id;4;5\nada;11,5;1,5\n", ";"),
        ("title, with a comma\n\na\tb\tc\n", "\t"),
        ("sep=;\na,b,c;d\n", ";"),
        ("SEP=|\na,b,c|d\n", "|"),
        ("sep=x\na;b\n", ";"),
        ("a;b;c\n", ";"),
        ("one\n", ","),
        ("\n\n\n\n\n\n", ","),
        ("step,b\n", ","),
        ("a\nb\nc\nd\ne\n;;;;;\n,\n", ","),
    ],
)
def test_the_separator(text, sign):
    assert separator_of(text) == sign


def test_excels_own_first_line_is_no_row():
    assert table_of(b"sep=;\nid;name\n1;x\n", "x").rows == [["id", "name"], ["1", "x"]]
    assert table_of(b"sep=,\nid,name\n", "x").rows == [["id", "name"]]
    assert table_of(b"sep=1,b,c\n1,2,3\n", "x").rows == [["sep=1", "b", "c"], ["1", "2", "3"]]


@pytest.mark.parametrize(
    "content, said",
    [
        (b"PK\x03\x04rest", "x.csv is an Excel workbook: save it as CSV (UTF-8)"),
        (b"\xd0\xcf\x11\xe0rest", "x.csv is an old Excel workbook: save it as CSV (UTF-8)"),
        (b"%PDF-1.7", "x.csv is a PDF"),
        (b"", "x.csv is empty"),
        (b" \n\t\n", "x.csv is empty"),
        (b",,,\n", "x.csv is empty"),
        (b'" "; \n', "x.csv is empty"),
        (b"sep=;\n", "x.csv is empty"),
        (b"sep=;\n\n", "x.csv is empty"),
        (b"a\0b,c\n" + b"x" * 100, "x.csv is no table"),
        (codecs.BOM_UTF8 + b"\xff\xff", "x.csv cannot be read as text"),
        (b"a," + b"x" * 200_000 + b"\n", "x.csv is no table: field larger than field limit (131072)"),
    ],
)
def test_what_is_no_table_is_said_in_one_line(content, said):
    with pytest.raises(Complaint) as refused:
        table_of(content, "x.csv")
    assert str(refused.value) == said


def test_a_file_that_is_too_long_is_not_read_as_a_list(monkeypatch):
    monkeypatch.setattr(tables, "LARGEST", 2_000_000)
    assert table_of(b"a,b\n" * 500_000, "x.csv").rows[0] == ["a", "b"]
    with pytest.raises(Complaint, match="^x.csv has 2 MB: no class list is so long$"):
        table_of(b"a,b\n" * 500_000 + b"a", "x.csv")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Complaint, match="cannot read .*nowhere.csv: No such file"):
        read_table(tmp_path / "nowhere.csv")
    (tmp_path / "here.csv").write_bytes(b"a,b\n")
    assert read_table(tmp_path / "here.csv").rows == [["a", "b"]]


def test_line_ends_inside_a_cell_stay():
    assert table_of(b'a,"b\r\nc"\r\nd,"e\nf"\r\n', "x").rows == [["a", "b\r\nc"], ["d", "e\nf"]]


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2), min_size=1)
)
def test_what_we_write_every_reader_reads(rows):
    text = table_text(rows)
    wanted = [[re.sub("\r\n?", "\n", cell) for cell in row] for row in rows]
    assert list(csv.reader(io.StringIO(text, newline=""))) == wanted


def test_a_blank_first_line_is_a_row_of_nothing():
    assert table_of(b"\r\nid,name\r\n", "x").rows == [[], ["id", "name"]]


@given(st.text(st.sampled_from(',;"\n\t sep=1')))
def test_any_text_is_a_table_with_something_in_it_or_none_at_all(text):
    try:
        rows = table_of(text.encode(), "x.csv").rows
    except Complaint:
        return
    assert any(cell.strip() for row in rows for cell in row)


def test_our_lines_end_in_one_sign():
    assert table_text([["a", "b"], ["c,d", 'e"f']]) == 'a,b\n"c,d","e""f"\n'
