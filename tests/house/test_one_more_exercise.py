"""Adding E4.5 touches its chapter, its notebook and README's total; no test of another kind breaks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest
from submissions import ROOT

pytestmark = pytest.mark.slow

EXERCISE = """
NEURON_LOSS = Function(
    "neuron_loss", ("z", "y"), (Result("L"),), lambda z, y: (y - z) ** 2, is_scalar=True
)


@judged("The loss of one answer.")
def judge_neuron_loss(walk, answers, part, setting):
    probes = []
    for i in rounds(setting):
        g = rng(setting, "E4.5", i)
        probes += [Probe((g.uniform(0.1, 0.9), g.uniform(1.1, 1.9))) for _ in range(3)]
    check_function(walk, answers[0], NEURON_LOSS, probes)


EXERCISES.append(Exercise("E4.5", ("neuron_loss",), {"": 1}, judge_neuron_loss))
"""
CELLS = '''# %% [markdown]
# ### E4.5 `neuron_loss(z, y)` · 1 point
#
# Return the loss of the answer z for the target y.

# %% solution="neuron_loss"
def neuron_loss(z, y):
    """The square of what is missing."""
    ### BEGIN SOLUTION
    return (y - z) ** 2
    ### END SOLUTION

# %% test="E4.5" points=1
check("E4.5", neuron_loss)

'''
QUIZ_HEADING = "# %% [markdown]\n# ## Quiz 4 · 1 point"
# the rooms where a list of exercises or a total could hide
ROOMS = (
    *("tests/authoring/test_points.py", "tests/authoring/test_into_gradebook.py"),
    *("tests/house/test_declarations.py", "tests/house/test_contents.py", "tests/engine/test_shelves.py"),
    *("tests/handback/test_marks.py", "tests/handback/test_report.py", "tests/prose/test_prose_04.py"),
    *("tests/commands/test_commands.py", "tests/marking/test_class_04.py"),
)


def one_more(text: str) -> str:
    """A number in the text, plus one."""
    return re.sub(r"\d+", lambda found: str(int(found.group()) + 1), text)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of this checkout with E4.5 in it."""
    root = tmp_path_factory.mktemp("more") / "checkout"
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)
    with open(root / "autograder/chapters/one_neuron/exercises.py", "a", encoding="utf-8") as file:
        file.write(EXERCISE)
    text = root / "solutions/04_one_neuron/04_one_neuron.py"
    source = text.read_text(encoding="utf-8")
    assert source.count(QUIZ_HEADING) == 1
    text.write_text(source.replace(QUIZ_HEADING, CELLS + QUIZ_HEADING), encoding="utf-8")
    right = root / "tests/chapters/one_neuron/right/E4.5"
    right.mkdir()
    (right / "squared.py").write_text("def neuron_loss(z, y):\n    return abs(z - y) ** 2\n")
    return root


def run(root, *command: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'course'}"}
    words = [sys.executable, "-m", *command]
    return subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_the_totals_that_no_longer_fit_are_named_and_then_all_tests_hold(checkout):
    assert (
        run(checkout, "autograder", "build", "04", "--force").returncode == 0
    )  # the copy is no git checkout
    said = run(checkout, "autograder", "build", "04", "--check").stdout
    assert "04_one_neuron: its first lines say" in said and "README.md: it says" in said, said
    assert said.rstrip().endswith("2 faults")

    text = checkout / "solutions/04_one_neuron/04_one_neuron.py"
    text.write_text(
        re.sub(r"(?<=minutes · )\d+(?= points\*)", lambda m: one_more(m[0]), text.read_text(), count=1)
    )
    readme = checkout / "README.md"
    readme.write_text(re.sub(r"\d+ points: \d+(?= automatic)", lambda m: one_more(m[0]), readme.read_text()))
    assert run(checkout, "autograder", "build", "04").returncode == 0
    assert "0 faults" in run(checkout, "autograder", "build", "04", "--check").stdout

    done = run(checkout, "pytest", "-q", "-p", "no:cacheprovider", "-m", "", *ROOMS)  # the slow ones too
    assert done.returncode == 0, done.stdout[-4000:]
