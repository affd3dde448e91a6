"""The commands that README gives to instructors, run as they stand there."""

import csv
import json
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import backprop
import pytest
from readme import README, blocks, lines_after, lines_of
from room import Room
from submissions import ROOT, answered, blank, total

NAME = "04_one_neuron"
GRADING = lines_of(next(b for b in blocks() if "autograder release" in b))
POSSIBLE = f"{total(NAME)[1]:g}"
GRADEBOOK = (
    f"Student,ID,SIS Login ID,Section,Chapter 4 (5567)\n    Points Possible,,,,{POSSIBLE}\n"
    '"Lovelace, Ada",40391,ada,A,\n"Ray, Bob",40392,bob,A,\n"Moss, Eve",40395,eve,A,\n'
)
WORKSHEET = (
    "Identifier,Full name,Username,Email address,Status,Grade,Maximum grade,Last modified (submission),"
    "Last modified (grade)\n"
    f'Participant 77,Ada Lovelace,ada,ada@uni.example,Submitted,,{POSSIBLE},"Friday, 20 November 2026, 9:10 PM",-\n'
    f"Participant 78,Bob Ray,bob,bob@uni.example,No submission,,{POSSIBLE},-,-\n"
)


def downloads(folder: Path, files: dict[str, dict]) -> Path:
    """What README's lines take from ~/Downloads."""
    folder.mkdir()
    with zipfile.ZipFile(folder / "submissions.zip", "w") as archive:
        for name, notebook in files.items():
            archive.writestr(name, json.dumps(notebook))
    (folder / "gradebook.csv").write_text(GRADEBOOK, encoding="utf-8")
    (folder / "worksheet.csv").write_text(WORKSHEET, encoding="utf-8")
    return folder


def typed(room: Room, line: str, folder: Path, status: int | None = 0):
    return room.run("bash", "-c", line.replace("~/Downloads", str(folder)), status=status)


def called(room: Room, line: str, folder: Path, status: int | None = 0):
    """The same without bash and a new Python: what those do is tried by the lines of the first class."""
    program, *words = shlex.split(line.replace("~/Downloads", str(folder)))
    assert program == "autograder"
    return room.call(*words, status=status)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class graded by README's lines alone."""
    folder = tmp_path_factory.mktemp("class")
    room = Room(folder / "room", NAME)
    files = {f"ada/{NAME}.ipynb": answered(NAME), "bob/Untitled.ipynb": blank(NAME)}
    taken = downloads(folder / "Downloads", files)
    before = (room.root / "course" / NAME / f"{NAME}.ipynb").read_bytes()
    for line in GRADING:
        typed(room, line, taken)
    assert (room.root / "course" / NAME / f"{NAME}.ipynb").read_bytes() == before
    return room


def test_the_lines_are_there():
    words = [shlex.split(line)[1] for line in GRADING]
    assert words == ["release", "collect", "grade", "feedback", "report", "marks"]


def test_marks_reach_the_csv(room):
    with open(room.root / "class" / "marks.csv", newline="", encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    right, possible = total(NAME)
    points = {who: row[f"{NAME} (of {possible:g})"] for who, row in rows.items()}
    assert points == {"ada": f"{right:g}", "bob": "0"}
    assert {row["version"] for row in rows.values()} == {backprop.__version__}


def test_everybody_has_a_page_of_feedback(room):
    automatic, points = total(NAME)
    assert f"Score: {automatic:.1f} / {points:.1f}" in room.feedback("ada", NAME)
    assert f"Score: 0.0 / {points:.1f}" in room.feedback("bob", NAME)


@pytest.mark.slow
@pytest.mark.parametrize(
    "system, file, given, want",
    [
        ("Moodle", "worksheet", "Ada Lovelace_77_assignsubmission_file/x.ipynb", f"Submitted,0,{POSSIBLE}"),
        ("Canvas", "gradebook", "lovelaceada_40391_8812301_x.ipynb", "40391,ada,A,0"),
    ],
)
def test_three_lines_for_each_system(tmp_path, system, file, given, want):
    """The list, the parcel, the marks; what lies between them is in the block above."""
    room = Room(tmp_path / "room", NAME)
    folder = downloads(tmp_path / "Downloads", {given: blank(NAME) | {"metadata": {}}})
    roster, collect, marks = lines_after(f"**{system}**, ")
    typed(room, roster, folder)
    room.run("autograder", "release", "04")
    said = typed(room, collect, folder).stdout
    assert "ada: taken" in said and "bob" in said  # bob sent nothing, and is named
    room.run("autograder", "grade", "04")
    done = typed(room, marks, folder)
    assert want in (folder / f"{file}-filled.csv").read_text(encoding="utf-8"), done.stdout


def test_nbgraders_own_commands_keep_working(room):
    line = re.search(r"\*\*nbgrader's own commands\*\*.*", README).group(0)
    export, *commands = re.findall(r"`([^`]+)`", line)
    for command in commands:
        room.run("bash", "-c", f"{export} && {command}")
    with open(room.root / "class" / "marks.csv", newline="", encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert {who: float(row["score"]) for who, row in rows.items()} == {"ada": total(NAME)[0], "bob": 0}


def test_a_bad_file_is_named_makes_status_1_and_stops_nobody(room):
    room.hand_in("cyd", NAME, '{"cells": [')
    room.hand_in("dan", NAME, answered(NAME))
    done = room.call("grade", "04", status=1)
    assert "cyd" in done.stdout + done.stderr
    assert room.marks("dan", NAME)["E4-3"] == 4


def test_a_class_of_30(room):
    room.hand_in("eve", NAME, answered(NAME))
    said = ""
    for line in lines_after("**A class of 30**"):
        # cyd's file, handed in above, is no notebook
        said += called(room, line, room.root.parent / "Downloads", status=None).stdout
    assert "sent it as released, nothing answered: bob" in said
    assert room.marks("eve", NAME)["E4-3"] == 4
    report = (room.root / "class" / f"report-{NAME}.html").read_text()
    assert "bob" not in report and "sent it as released, nothing answered" in report


@pytest.mark.slow
def test_a_class_of_3000_with_fewer(tmp_path):
    room = Room(tmp_path / "room", NAME).open()
    (room.root / "tests").symlink_to(ROOT / "tests")
    simulate = re.search(r"`(autograder simulate .*?)`", README).group(1)
    room.run("bash", "-c", simulate.replace("3000", "12"))
    for line in lines_after("**A class of 3,000**"):
        done = room.run("bash", "-c", line, status=None)
        assert done.returncode in (0, 1), done.stderr  # 1: some simulated files are malformed
    with room.gradebook() as gradebook:
        assert len(gradebook.find_notebook(NAME, NAME).submissions) >= 8
    assert (room.root / "class" / f"report-{NAME}.csv").stat().st_size > 200


def test_an_assignment_that_is_not_there_is_said_in_one_line(room):
    done = room.call("grade", "99", status=2)
    assert len(done.stderr.splitlines()) == 1


def test_ci_runs_the_very_line_of_the_readme():
    text = (ROOT / ".ci" / "run").read_text()
    line = subprocess.run(
        ["grep", "-m", "1", "-e", "-m pytest", "README.md"], cwd=ROOT, capture_output=True, text=True
    ).stdout
    assert "grep -m 1 -e '-m pytest' README.md" in text
    assert line.startswith("python3 -m venv") and line.strip() in "".join(blocks())
    assert "-m slow" not in line and text.rstrip().endswith("-m slow"), "the other door comes after it"


def test_readme_opens_the_first_notebook():
    first = next(b for b in blocks() if "jupyter lab" in b).strip()
    assert len(first.splitlines()) == 1
    assert (ROOT / first.rsplit(" ", 1)[1]).is_file()


def test_python_is_new_enough():
    assert sys.version_info >= (3, 11)
