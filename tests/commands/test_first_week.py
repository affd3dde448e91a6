"""docs/first-week.md, typed as it stands, on files as Moodle and as Canvas give them."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from room import Room
from submissions import ROOT

NB = "04_one_neuron"
TEXT = (ROOT / "docs" / "first-week.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("autograder ")]


def commands_for(system: str) -> list[str]:
    """The commands of the page, as they are meant for one system; the lab is left to tests/screen."""
    typed = [line for line in COMMANDS if line != "autograder lab"]
    if system == "canvas":  # "On Canvas leave --list out"; its files have other names
        typed = [line.replace(" --list ~/Downloads/worksheet.csv", "") for line in typed]
        typed = [line.replace("worksheet.csv", "gradebook.csv") for line in typed]
    return typed


def test_the_page_has_the_commands_of_a_week_in_their_order():
    assert [line.split()[1] for line in COMMANDS] == [
        *("roster", "release", "collect", "grade", "lab", "report", "feedback", "marks"),
    ]
    assert "On Canvas leave `--list` out" in TEXT


@pytest.fixture(params=["moodle", "canvas"])
def week(request, tmp_path):
    """(system, room, downloads): a checkout without a class, and what the LMS gave for 12 students."""
    room, downloads = Room(tmp_path / "room", NB), tmp_path / "home" / "Downloads"
    shutil.rmtree(room.root / "solutions")
    (room.root / "solutions").symlink_to(ROOT / "solutions")
    downloads.mkdir(parents=True)
    simulate = ("simulate", "--assignment", "04", "--students", "12", "--seed", "3", "--lms", request.param)
    room.run(sys.executable, "-m", "autograder", *simulate, str(tmp_path / "given"))
    shutil.make_archive(str(downloads / "submissions"), "zip", tmp_path / "given")
    name = "worksheet" if request.param == "moodle" else "gradebook"
    shutil.copy(tmp_path / f"given-{name}.csv", downloads / f"{name}.csv")
    return request.param, room, downloads


def typed(room: Room, line: str, home: Path) -> subprocess.CompletedProcess:
    words = [word.replace("~", str(home)) for word in line.split()[1:]]
    done = room.run(sys.executable, "-m", "autograder", *words, status=None)
    assert done.returncode == 0, f"{line} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.mark.slow
def test_the_week_as_written(week):
    system, room, downloads = week
    said = {line.split()[1]: typed(room, line, downloads.parent).stdout for line in commands_for(system)}
    assert "12 people into class/students.csv, 12 new" in said["roster"]
    assert "12 taken, 0 kept, 0 refused" in said["collect"]
    assert re.search(r"12 graded, 0 unchanged, 0 not graded; answers of \d+ wait for a person", said["grade"])
    with zipfile.ZipFile(room.root / f"class/feedback-{NB}.zip") as pages:
        assert len(pages.namelist()) == 12
        form = r".+_\d+_assignsubmission_file/" if system == "moodle" else r"[^/]+_\d+_\d+_"
        assert all(re.match(form, name) for name in pages.namelist())
    with room.gradebook() as gradebook:  # what the formgrader does in "Manual Grading"
        for submission in gradebook.assignment_submissions(NB):
            for grade in (grade for notebook in submission.notebooks for grade in notebook.grades):
                if grade.needs_manual_grade:
                    grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.db.commit()
    done = typed(room, commands_for(system)[-1], downloads.parent)
    assert re.search(r": 12 marks", done.stdout) and "wait" not in done.stdout
    name = "worksheet" if system == "moodle" else "gradebook"
    rows = [
        list(csv.reader(io.StringIO((downloads / f"{one}.csv").read_text(encoding="utf-8"))))
        for one in (name, f"{name}-filled")
    ]
    filled = [
        (old, new)
        for before, after in zip(*rows, strict=True)
        for old, new in zip(before, after, strict=True)
        if old != new
    ]
    assert len(filled) == 12 and all(old == "" and 0 <= float(new) <= 13 for old, new in filled)
    times = list(room.root.glob("class/submitted/*/*/timestamp.txt"))
    assert len(times) == (12 if system == "moodle" else 0)
