"""A wheel holds everything that the commands need: it works where no checkout is."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from borrowed import borrowed_environment, clone
from submissions import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Built from a clone, so that nothing lies in it that is not committed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "-w",
        str(folder),
        str(clone(folder / "clone")),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def place(wheel, tmp_path_factory):
    """A fresh environment with the wheel in it and no checkout in sight; `run` types a command elsewhere."""
    folder = tmp_path_factory.mktemp("place")
    python = borrowed_environment(folder / "venv")
    into = next((folder / "venv").glob("lib/python3*/site-packages"))
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(into), str(wheel)]
    subprocess.run(command, check=True, timeout=300, capture_output=True)
    (folder / "elsewhere").mkdir()
    return python, folder / "elsewhere"


def run(place, *words: str, status: int = 0) -> str:
    python, elsewhere = place
    done = subprocess.run(
        [str(python), "-E", "-m", *words], cwd=elsewhere, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == status and "Traceback" not in done.stderr, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_every_file_of_the_two_packages_is_in_it(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    listed = subprocess.run(
        ["git", "ls-files", "autograder", "course/backprop"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    wanted = {file.removeprefix("course/") for file in listed.stdout.split()}
    assert wanted <= held, sorted(wanted - held)[:20]


def test_the_packages_are_those_of_the_wheel(place):
    python, elsewhere = place
    code = "import autograder, backprop; print(autograder.__file__, backprop.__file__)"
    done = subprocess.run(
        [str(python), "-E", "-c", code], cwd=elsewhere, capture_output=True, text=True, check=True
    )
    assert str(ROOT) not in done.stdout and done.stdout.count(str(python.parents[1])) == 2


def test_version_and_help(place):
    import backprop

    assert run(place, "autograder", "--version") == f"autograder {backprop.__version__}\n"
    assert "doctor" in run(place, "autograder", "--help")


def test_doctor(place):
    from autograder.sandbox.levels import NAMES, expected_level

    level = expected_level()
    said = run(place, "autograder", "doctor", status=0 if level else 1)
    assert f"Grading uses level {level}, {NAMES[level]}." in said
    assert "GOT OUT" not in said


def test_try_judges_an_answer_of_every_chapter(place):
    """The right answers lie in the wheel itself, for the simulated class."""
    for number in range(9):
        answers = ROOT / "autograder" / "rehearsal" / "answers" / "right" / f"E{number}.1"
        said = run(place, "autograder", "try", f"E{number}.1", str(sorted(answers.glob("*.py"))[0]))
        assert ": passed," in said


def test_a_figure_a_check_and_the_digits(place):
    assert "figure-4.1-cockpit-dark.png" in run(place, "backprop", "look", "4.1", "--dark")
    assert "figure-7.0" in run(place, "backprop", "look", "7.0")


def test_what_needs_a_checkout_says_so_in_one_line(place):
    for words in (["build"], ["collect", "x.zip"], ["grade", "04"]):
        said = run(place, "autograder", *words, status=2)
        assert len(said.splitlines()) == 1
