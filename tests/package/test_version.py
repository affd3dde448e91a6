"""One version number, wherever somebody looks for it."""

import subprocess
import sys
import tomllib

import backprop
from backprop.hosts.course_map import course_map
from submissions import ROOT

from autograder.marking.verdicts import Run

SAID = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def test_the_library_says_what_pyproject_says():
    assert backprop.__version__ == SAID


def test_the_command_says_it_in_one_line():
    command = [sys.executable, "-m", "autograder", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, f"autograder {SAID}\n")


def test_the_map_of_every_notebook_says_it_in_html_and_in_words():
    assert f"Backprop by Hand {SAID}" in course_map(0).html()
    assert course_map(8).text().endswith(f"Backprop by Hand {SAID}")


def test_a_run_keeps_the_version_that_judged_it():
    assert Run(2).version == SAID
    assert Run.from_json(Run(2, version="0.1.7").to_json()).version == "0.1.7"
    older = '{"level": 2, "seconds": 0.1, "outputs": [], "judged": []}'  # as the first edition wrote it
    assert Run.from_json(older).version == ""


def test_a_checkout_that_is_not_installed_knows_its_version_too(tmp_path):
    code = (
        f"import sys; sys.path[:0] = [{str(ROOT / 'course')!r}]; import backprop; print(backprop.__version__)"
    )
    alone = subprocess.run(
        [sys.executable, "-S", "-E", "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert alone.stdout.strip() == SAID, alone.stderr


def test_only_pyproject_holds_the_number():
    """README's Binder badge names a release; that one is checked here."""
    held = [
        str(path.relative_to(ROOT))
        for folder in ("autograder", "course/backprop", "binder", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".md", ".txt", ".js") and SAID in path.read_text(encoding="utf-8")
    ]
    assert held == []
    assert f"/v{SAID}?" in (ROOT / "README.md").read_text(encoding="utf-8")
