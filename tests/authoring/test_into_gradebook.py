"""release writes a notebook into the gradebook, and copies it aside before."""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader import api
from nbgrader.dbutil import ALEMBIC_DIR
from room import Room
from submissions import blank, total

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.gradebook_copies import KEPT, file_of, keep_copy, must_exist
from autograder.authoring.release import newest_migration, programs_of_this_python

NB = "04_one_neuron"


@pytest.mark.slow
def test_release_then_grade_needs_no_nbgrader_command(tmp_path):
    room = Room(tmp_path / "room", NB)
    done = room.run("autograder", "release", "04")
    assert "in the gradebook" in done.stdout and f"{total(NB)[1]:g} points" in done.stdout
    room.hand_in("ada", NB, blank(NB))
    assert "1 graded" in room.run("autograder", "grade", "04").stdout
    assert room.run("autograder", "release", "04").stdout == done.stdout  # again, with work there
    assert sorted((room.root / "course" / NB).iterdir()) == [room.root / "course" / NB / f"{NB}.ipynb"]


@pytest.fixture
def course(tmp_path):
    (tmp_path / "class").mkdir()
    with sqlite3.connect(tmp_path / "class/gradebook.db") as db:
        db.execute("create table marks (points real)")
        db.execute("insert into marks values (11.5)")
    db.close()
    return Course(tmp_path)


def url_of(course: Course) -> str:
    return f"sqlite:///{course.class_folder}/gradebook.db?timeout=60"


def test_a_copy_is_whole(course):
    copy = keep_copy(course, url_of(course))
    with sqlite3.connect(copy) as db:
        assert db.execute("select points from marks").fetchall() == [(11.5,)]
    db.close()


def test_the_last_five_are_kept(course):
    made = [keep_copy(course, url_of(course)) for _ in range(KEPT + 2)]
    assert sorted((course.class_folder / "backup").iterdir()) == made[-KEPT:]


def test_a_gradebook_on_a_server_or_not_there_yet_is_not_copied(course):
    assert keep_copy(course, "postgresql://grader@db/course") is None
    (course.class_folder / "gradebook.db").unlink()
    assert keep_copy(course, url_of(course)) is None and file_of("postgresql://db/course") is None


def test_what_cannot_be_copied_is_not_changed(course):
    (course.class_folder / "gradebook.db").write_bytes(b"no database, not at all" * 100)
    with pytest.raises(Complaint, match="could not be copied aside, so nothing was changed"):
        keep_copy(course, url_of(course))
    assert not list((course.class_folder / "backup").iterdir())


def test_a_gradebook_that_is_gone_is_not_made_anew_in_silence(course):
    must_exist(course, url_of(course), "autograder release 04")
    must_exist(course, "postgresql://grader@db/course", "autograder release 04")
    gradebook = course.class_folder / "gradebook.db"
    gradebook.unlink()
    with pytest.raises(Complaint, match=r"no gradebook .*gradebook.db: run autograder release 04 first$"):
        must_exist(course, url_of(course), "autograder release 04")
    assert not gradebook.exists()


def test_a_gradebook_that_is_gone_comes_back_by_a_line_to_type(course):
    copy = keep_copy(course, url_of(course))
    (course.class_folder / "gradebook.db").unlink()
    with pytest.raises(
        Complaint, match=f"by hand are in its copies, the last back by: cp {copy} .*gradebook.db"
    ):
        must_exist(course, url_of(course), "autograder release 04")


# --- the version that nbgrader writes into a new gradebook


def test_a_new_gradebook_has_the_version_that_its_migrations_end_with(tmp_path, monkeypatch):
    """And no process is started for it."""
    monkeypatch.setattr(api.sp, "check_output", None)
    with programs_of_this_python(), api.Gradebook(f"sqlite:///{tmp_path}/gradebook.db"):
        pass
    with sqlite3.connect(tmp_path / "gradebook.db") as db:
        [[version]] = db.execute("select version_num from alembic_version")
    db.close()
    texts = [path.read_text() for path in Path(ALEMBIC_DIR, "versions").glob("*.py")]
    below = {of for text in texts for of in re.findall(r"^down_revision = '(\w+)'", text, re.M)}
    own = {of for text in texts for of in re.findall(r"^revision = '(\w+)'", text, re.M)}
    assert {version} == own - below and len(own) >= 5


@pytest.mark.slow  # that process imports nbgrader once more
def test_nbgraders_own_process_says_the_same():
    asked = subprocess.run(
        [sys.executable, "-c", "from nbgrader.api import get_alembic_version as of; print(of())"],
        env={**os.environ, "PATH": os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.strip() == newest_migration()
