"""A synthetic class as an LMS would hand it over: its list and its download, to rehearse the week with.

The names repeat on purpose: two people may be called the same, as in any large class.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

LAYOUTS = ("plain", "canvas", "moodle")
FIRST = ("Ada", "Bob", "Chén", "Dora", "Émile", "Fatima", "Grace", "Hiro", "Ipek", "José", "Kim", "Lena")
LAST = ("Lovelace", "Ray", "O'Brien", "García López", "Müller", "Nováková", "Иванов", "Tanaka", "Smith", "王")
OPENED = datetime(2026, 11, 16, 8)  # hand-ins of Moodle's worksheet come in the week after


def file_of(layout: str, number: int, name: str, notebook: str) -> Path:
    """Where the submission of one student lies in the download. number : from 1 on; name : "student-0001"."""
    first, last = name_of(number)
    if layout == "canvas":
        word = "".join(letter for letter in f"{last}{first}".lower() if letter.isalnum())
        return Path(f"{word}_{40_000 + number}_{8_800_000 + 7 * number}_{notebook}.ipynb")
    if layout == "moodle":
        return (
            Path(f"{first} {last}_{sheet_number(number)}_assignsubmission_file".replace("'", ""))
            / f"{notebook}.ipynb"
        )
    return Path(name) / f"{notebook}.ipynb"


def name_of(number: int) -> tuple[str, str]:
    """(first, last); 120 different ones, then with a second first name."""
    first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
    again = number // (len(FIRST) * len(LAST))
    return (f"{first} {FIRST[again % len(FIRST)]}" if again else first), last


def sheet_number(number: int) -> int:
    """The number of a student in Moodle's download: in no order that says anything."""
    return 1_200_000 + number * 7919 % 100_003


def write_list(layout: str, names: Sequence[str], notebook: str, seed: int, folder: Path) -> list[Path]:
    """Write what the LMS exports of this class beside `folder`: its list and, in Moodle, the worksheet."""
    rng = random.Random(f"{seed} list")
    people = [(name, *name_of(number)) for number, name in enumerate(names, 1)]
    if layout == "canvas":
        head = ["Student", "ID", "SIS Login ID", "Section", f"{notebook} (5567)"]
        rows = [
            [f"{last}, {first}", 40_000 + n, name, "A", ""] for n, (name, first, last) in enumerate(people, 1)
        ]
        points = [["    Points Possible", "", "", "", "13"]]
        return [_written(folder, "gradebook", [head, *points, *rows])]
    if layout == "moodle":
        head = ["First name", "Last name", "ID number", "Email address"]
        rows = [[first, last, name, f"{name}@uni.example"] for name, first, last in people]
        sheet = [
            ["Identifier", "Full name", "Email address", "ID number", "Status", "Grade", "Maximum grade"]
        ]
        sheet[0] += ["Last modified (submission)", "Last modified (grade)", "Feedback comments"]
        for number, (name, first, last) in enumerate(people, 1):
            moment = OPENED + timedelta(minutes=rng.randrange(7 * 24 * 60))
            shown = f"{moment:%A}, {moment.day} {moment:%B %Y}, {moment:%I:%M %p}"
            row = [f"Participant {sheet_number(number)}", f"{first} {last}", f"{name}@uni.example", name]
            sheet.append([*row, "Submitted for grading", "", "13.00", shown, "-", ""])
        return [_written(folder, "list", [head, *rows]), _written(folder, "worksheet", sheet)]
    rows = [[name, last, first, f"{name}@uni.example"] for name, first, last in people]
    return [_written(folder, "list", [["id", "last_name", "first_name", "email"], *rows])]


def _written(folder: Path, what: str, rows: list[list]) -> Path:
    path = folder.with_name(f"{folder.name}-{what}.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def next_lines(layout: str, folder: Path, lists: Sequence[Path]) -> list[str]:
    """The commands that take this class in."""
    worksheet = f" --list {lists[1]}" if len(lists) > 1 else ""
    return [f"autograder roster {lists[0]}", f"autograder collect {folder}{worksheet}"]
