"""What students get: everything that a notebook needs to run and be checked, and no solution."""

import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from backprop import progress
from submissions import COURSE, ROOT, answered

from autograder import Complaint
from autograder.authoring.course import Course
from autograder.authoring.package import first_line, package

NB = "04_one_neuron"


@pytest.fixture(scope="module")
def zipped(tmp_path_factory):
    return package(COURSE, tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def unpacked(zipped):
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(zipped.parent)
    return zipped.parent / zipped.stem


def test_the_version_is_in_its_name_and_in_its_folder(zipped):
    assert re.fullmatch(r"backprop-by-hand-\d+\.\d+\.\d+\.zip", zipped.name)
    with zipfile.ZipFile(zipped) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {zipped.stem}


def test_nothing_of_the_authors_is_in_it(unpacked):
    assert sorted(p.name for p in unpacked.iterdir()) == [
        *("LICENSE", "README.md", "autograder", "course", "pyproject.toml", "requirements.txt")
    ]
    assert sorted(p.name for p in (unpacked / "autograder").iterdir()) == [
        *("__init__.py", "chapters", "engine", "notebook.py")
    ]
    texts = [p for p in unpacked.rglob("*") if p.suffix in (".py", ".ipynb")]
    assert not [p for p in texts if "BEGIN SOLUTION" in p.read_text(encoding="utf-8")]


def test_an_authors_own_progress_stays_at_home(tmp_path):
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "course", root / "course", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("solutions", "autograder", "README.md", "LICENSE", "requirements.txt", "pyproject.toml"):
        (root / name).symlink_to(ROOT / name)
    (root / "course" / progress.NAME).write_text("{}")
    with zipfile.ZipFile(package(Course(root), tmp_path)) as archive:
        names = archive.namelist()
        readme = archive.read(
            next(n for n in names if n.count("/") == 1 and n.endswith("README.md"))
        ).decode()
    assert [name for name in names if progress.NAME in name] == []
    assert f"With `course/{progress.NAME}`" in readme


def test_the_same_course_gives_the_same_bytes(zipped, tmp_path):
    assert package(COURSE, tmp_path).read_bytes() == zipped.read_bytes()


def test_a_check_runs_on_what_is_in_it_alone(unpacked):
    """Nothing of this checkout is on the path."""
    code = (
        "from backprop import check, course_map, hand_in, quiz, predict, cockpit\n"
        "import autograder, backprop, numpy as np\n"
        "def sigmoid(s):\n    return np.exp(-np.logaddexp(0, -s))\n"
        "check('E4.1 values', sigmoid); quiz('Q4'); predict('4.1', cockpit()); course_map(4)\n"
        "print(autograder.__file__, backprop.__file__)\n"
    )
    paths = os.pathsep.join([str(unpacked), str(unpacked / "course")])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        cwd=unpacked / "course" / NB,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(str(unpacked)) == 2


def test_its_project_installs_without_the_instructors_command(unpacked):
    text = (unpacked / "pyproject.toml").read_text(encoding="utf-8")
    assert "[project]" in text and "[tool.setuptools" in text
    assert "project.scripts" not in text and "pytest" not in text


def test_its_page_has_the_two_commands(unpacked):
    page = (unpacked / "README.md").read_text(encoding="utf-8")
    setup, start = first_line(COURSE)
    assert f"    {setup}\n" in page and f"    {start}\n" in page
    assert setup.endswith("-r requirements.txt") and "jupyter lab" in start
    assert "Your instructor says what to hand in" in page


def test_a_bad_hand_in_file_is_said_in_one_line(tmp_path):
    for part in ("autograder", "solutions", "pyproject.toml", "LICENSE", "README.md", "requirements.txt"):
        (tmp_path / part).symlink_to(ROOT / part)
    (tmp_path / "course").mkdir()
    for entry in (ROOT / "course").iterdir():
        (tmp_path / "course" / entry.name).symlink_to(entry)
    (tmp_path / "course/hand_in.toml").write_text("where = ", encoding="utf-8")
    with pytest.raises(Complaint, match=r"course/hand_in\.toml: "):
        package(Course(tmp_path), tmp_path / "build")


@pytest.mark.slow
def test_work_under_way_survives_a_new_version(tmp_path):
    """A typo between the cells is mended in week 3: what was begun before is graded like what is begun after."""
    from room import Room

    begun = answered(NB)
    room = Room(tmp_path / "room", NB)
    source = tmp_path / "solutions" / NB
    source.mkdir(parents=True)
    text = (ROOT / f"solutions/{NB}/{NB}.py").read_text(encoding="utf-8")
    assert "# ## Now you can" in text
    (source / f"{NB}.py").write_text(
        text.replace("# ## Now you can", "# ## Now you can do this"), encoding="utf-8"
    )
    (room.root / "solutions" / NB).unlink()
    (room.root / "solutions" / NB).symlink_to(source)
    room.open()
    room.hand_in("before", NB, begun)
    assert room.grade(NB) == ""
    marks = room.marks("before", NB)
    assert sum(mark or 0 for mark in marks.values()) == 11
