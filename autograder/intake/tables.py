"""Tables that an LMS or a spreadsheet wrote: any of their encodings and separators, every cell text.

pandas would turn 00420 into 420 and a person called "NA" into nothing.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass
from pathlib import Path

import charset_normalizer

from autograder import Complaint

SEPARATORS = (",", ";", "\t", "|")
LARGEST = 50_000_000  # bytes
CODE_PAGES = ["cp1252", "cp1251", "cp1250", "gb18030"]
BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
OTHERS = {
    b"PK\x03\x04": "an Excel workbook: save it as CSV (UTF-8)",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook: save it as CSV (UTF-8)",
    b"%PDF": "a PDF",
}


@dataclass
class Table:
    """rows : every line, cells as they stand, something in one of them; a blank line is a row of no cells

    encoding, separator : how the file has them
    """

    rows: list[list[str]]
    encoding: str
    separator: str


def read_table(path: Path) -> Table:
    """The table in a file. Raises Complaint if it is none."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Complaint(f"cannot read {path}: {error.strerror}") from None
    return table_of(content, path.name)


def table_of(content: bytes, name: str) -> Table:
    """The table in these bytes. Raises Complaint, naming `name`, if they are none."""
    other = next((said for start, said in OTHERS.items() if content.startswith(start)), "")
    if other:
        raise Complaint(f"{name} is {other}")
    if len(content) > LARGEST:
        raise Complaint(f"{name} has {len(content) / 1e6:.0f} MB: no class list is so long")
    encoding = encoding_of(content)
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError):
        raise Complaint(f"{name} cannot be read as text") from None
    if not text.strip():
        raise Complaint(f"{name} is empty")
    if "\0" in text:
        raise Complaint(f"{name} is no table")
    separator = separator_of(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False))
    except csv.Error as error:
        raise Complaint(f"{name} is no table: {error}") from None
    if 0 < len(rows[0]) <= 2 and rows[0][0].lower().startswith("sep="):  # Excel's own first line
        rows = rows[1:]
    if not any(cell.strip() for row in rows for cell in row):
        raise Complaint(f"{name} is empty")
    return Table(rows, encoding, separator)


def encoding_of(content: bytes) -> str:
    """The encoding of a file that somebody's program wrote."""
    for mark, encoding in BOMS.items():
        if content.startswith(mark):
            return encoding
    start = content[:2000]
    if start.count(0) > len(start) // 4:
        return "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    best = charset_normalizer.from_bytes(content, cp_isolation=CODE_PAGES).best()
    return best.encoding if best else "cp1252"


def separator_of(text: str) -> str:
    """The sign between the cells: the one that the widest of the first lines has most often.

    Of two that are equally many (a decimal comma in each cell) the one that all lines have equally often.
    """
    if text[:5].lower().startswith("sep=") and text[4:5] in SEPARATORS:
        return text[4]
    lines = [line for line in text.splitlines()[:5] if line.strip()]
    counts = {sign: [_outside_quotes(line, sign) for line in lines] for sign in SEPARATORS}
    return max(SEPARATORS, key=lambda sign: (max(counts[sign], default=0), -len(set(counts[sign]))))


def _outside_quotes(line: str, sign: str) -> int:
    return "".join(line.split('"')[::2]).count(sign)


def table_text(rows: list[list[str]]) -> str:
    """Rows as CSV text: commas, quotes where needed, one line a row; within a cell a line ends in \\n."""
    out = io.StringIO()
    plain = ([cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows)
    csv.writer(out, lineterminator="\n").writerows(plain)
    return out.getvalue()
