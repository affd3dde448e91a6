"""Cells of somebody else's CSV, replaced where they stand; every other byte of the file stays as it was.

A csv writer would quote anew and change line ends; an LMS takes back its own file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class TextCell:
    """One cell: its place in the text, quotes included, and what it says."""

    start: int
    end: int
    value: str


def cells_of(text: str, separator: str) -> list[list[TextCell]]:
    """The rows of a CSV text, read as Python's csv reads it; an empty line is a row without cells."""
    rows: list[list[TextCell]] = []
    place = 0
    while place < len(text):
        row: list[TextCell] = []
        if text[place] in "\r\n":
            place = _after_line(text, place)
            rows.append(row)
            continue
        while True:
            cell, place = _cell(text, place, separator)
            row.append(cell)
            if place < len(text) and text[place] == separator:
                place += 1
                continue
            break
        rows.append(row)
        if place < len(text):
            place = _after_line(text, place)
    return rows


def _cell(text: str, start: int, separator: str) -> tuple[TextCell, int]:
    place, value = start, []
    if text[start : start + 1] == '"':
        place += 1
        while place < len(text):
            if text[place] != '"':
                value.append(text[place])
                place += 1
            elif text[place : place + 2] == '""':
                value.append('"')
                place += 2
            else:
                place += 1
                break
    while place < len(text) and text[place] != separator and text[place] not in "\r\n":
        value.append(text[place])
        place += 1
    return TextCell(start, place, "".join(value)), place


def _after_line(text: str, place: int) -> int:
    return place + (2 if text[place : place + 2] == "\r\n" else 1)


def replaced(text: str, changes: Iterable[tuple[TextCell, str]], separator: str) -> str:
    """`text` with each cell's value replaced; a cell that was quoted stays quoted."""
    pieces, end = [], 0
    for cell, value in sorted(changes, key=lambda change: change[0].start):
        quoted = text[cell.start : cell.start + 1] == '"' or any(
            mark in value for mark in f'"\r\n{separator}'
        )
        written = '"' + value.replace('"', '""') + '"' if quoted else value
        pieces += [text[end : cell.start], written]
        end = cell.end
    return "".join([*pieces, text[end:]])
