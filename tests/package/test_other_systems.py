"""On Windows and macOS learning works, and what cannot work there says so in a sentence."""

import subprocess
import sys

import elsewhere
import pytest
from submissions import ROOT

SYSTEMS = ("win32", pytest.param("darwin", marks=pytest.mark.slow))
LEARNING = """
import numpy as np
from backprop import check, cockpit, course_map, hint, predict, quiz

def sigmoid(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))

check("E4.1 values", sigmoid)
try:
    check("E4.1 values", lambda z: np.asarray(z) / 2)
except Exception as error:
    print(type(error).__name__)
hint("E4.1")
print(course_map(4).text()[:8], len(cockpit().set(w1=2.0).png()) > 10_000)
"""


def there(system: str, *words: str) -> subprocess.CompletedProcess:
    """A command line as if typed on that system; a traceback fails the test."""
    command = [sys.executable, elsewhere.__file__, system, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_right_answer_passes_and_a_wrong_one_is_told(system):
    said = there(system, "-c", LEARNING).stdout
    assert "E4.1 sigmoid: passed." in said
    assert "NotYet" in said and said.strip().endswith("00 Start True")


@pytest.mark.parametrize("system", SYSTEMS)
def test_doctor_says_what_is_missing(system):
    done = there(system, "autograder", "doctor")
    assert done.returncode == 1 and "the sandbox needs Linux" in done.stdout
    assert ("WSL" if system == "win32" else "--no-sandbox") in done.stdout.split("Grading uses level 0")[1]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("words", [("try", "E4.3", "README.md"), ("grade", "04")], ids=lambda words: words[0])
def test_what_runs_student_code_refuses_in_one_line(system, words):
    done = there(system, "autograder", *words)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert ("WSL" if system == "win32" else "--no-sandbox") in done.stderr


@pytest.mark.parametrize(
    "words", [("try", "--no-sandbox", "E4.3", "README.md"), ("grade", "04", "--no-sandbox")]
)
def test_windows_cannot_even_without_a_sandbox_and_does_not_advise_it(words):
    done = there("win32", "autograder", *words)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert "WSL" in done.stderr and "--no-sandbox" not in done.stderr
