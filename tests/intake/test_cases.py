"""Layouts of eleven systems, each collected into a class of its own: every file where it belongs, or refused.

The cases are files in cases/; tests/support/parcels.py says what stands in one.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from parcels import make, steps, words_in, write_export, write_list
from submissions import linked_checkout

from autograder.__main__ import main
from autograder.marking.gradebook import open_gradebook

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))
SIGNED = re.compile(r"Signed ([^\"\\]+?)\.[\"\\]")
SIGNING = ("answered", "answered00", "stripped", "chapter03")


def as_list(value) -> list[dict]:
    return value if isinstance(value, list) else [value]


@pytest.fixture(scope="module")
def empty_gradebook(tmp_path_factory):
    """nbgrader takes seconds to make a new one: made once, copied where a case has a roster."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with open_gradebook(f"sqlite:///{path}"):
        return path


@pytest.fixture
def checkout(tmp_path, monkeypatch, empty_gradebook):
    root = tmp_path / "checkout"
    (root / "class").mkdir(parents=True)
    shutil.copy(empty_gradebook, root / "class")
    linked_checkout(root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("TZ", "UTC")
    return root


def collected(case: dict, root: Path, capsys) -> tuple[int, list[str]]:
    """The highest exit status and all lines of the commands of a case."""
    status = 0
    if case["roster"]:
        write_list(case["roster"], root / "class" / "students.csv")
    if case.get("lms_export_csv"):
        export = write_export(case, root.parent / "in")
        if case["lms_export_for"] == "roster":
            assert main(["roster", str(export)]) == 0
    for number, step in enumerate(steps(case)):
        options = [str(export) if one == "EXPORT" else one for one in step.get("options") or []]
        parcel = make(step, root.parent / "in" / str(number))
        status = max(status, main(["collect", str(parcel), *options]))
    return status, capsys.readouterr().out.splitlines()


def stored(root: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """(student, notebook) -> (signature, time or "unknown")"""
    found = {}
    for path in sorted((root / "class" / "submitted").glob("*/*/*.ipynb")):
        mark = SIGNED.search(path.read_text(encoding="utf-8"))
        stamp = path.with_name("timestamp.txt")
        moment = "unknown"
        if stamp.exists():
            moment = datetime.strptime(stamp.read_text()[:19], "%Y-%m-%d %H:%M:%S").isoformat() + "Z"
        found[path.parent.parent.name, path.parent.name] = (mark.group(1) if mark else "", moment)
    return found


def expected(case: dict) -> dict[tuple[str, str], tuple[str, str]]:
    words = {}
    for step in steps(case):
        words |= words_in(step["archive"])
    wanted = {}
    for student, files in case["expect"]["students"].items():
        for one in as_list(files):
            kind, _, mark = words[one["from"]].partition(":")
            wanted[student, one["notebook"]] = (mark if kind in SIGNING else "", one["time"])
    return wanted


def names_for(text: str, case: dict) -> set[str]:
    """How a line may call the person or file of an expectation."""
    names = {text, text.replace(" ", "_")}
    for student, files in case["expect"]["students"].items():
        if student == text or any(text in one["from"] for one in as_list(files)):
            names.add(student)
    for row in case["roster"] or []:
        if text in (row.get("name"), row["id"]) or text.endswith("_" + row.get("lms_user_id", "?")):
            names.add(row["id"])
    return names


def said_of(text: str, case: dict, lines: list[str]) -> bool:
    return any(name in line for name in names_for(text, case) for line in lines)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_file_finds_its_person_or_is_refused(path, checkout, capsys):
    case = json.loads(path.read_text(encoding="utf-8"))
    expect = case["expect"]
    status, lines = collected(case, checkout, capsys)
    assert stored(checkout) == expected(case)
    refused = [line for line in lines if re.search(r": refused\b", line)]
    assert len(refused) == len(expect["refused"]), refused
    assert all(said_of(text, case, refused) for text in expect["refused"])
    assert status == expect["exit"]
    plain = re.compile(r"^[^:]*: (taken|kept), [\w]+( from '[^']*' \(renamed\))?$")
    others = [line for line in lines if line not in refused and not plain.match(line)]
    assert all(said_of(text, case, others) for text in expect["warned"])
    absent = " ".join(line for line in lines if "nothing from" in line)
    assert all(who in absent for who in expect["not_submitted"])
    late = " ".join(line for line in lines if re.search(r"\blate\b", line))
    assert all(who in late for who in expect.get("late", ()))
