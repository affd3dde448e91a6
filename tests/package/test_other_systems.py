"""On Windows and macOS learning works, and what cannot work there says so in a sentence."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

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


LINES = {
    "win32": [
        ("-c", LEARNING),
        ("autograder", "doctor"),
        ("autograder", "try", "E4.3", "README.md"),
        ("autograder", "grade", "04"),
        ("autograder", "try", "--no-sandbox", "E4.3", "README.md"),
        ("autograder", "grade", "04", "--no-sandbox"),
    ]
}
LINES["darwin"] = LINES["win32"][:4]


@pytest.fixture(scope="module")
def there(tmp_path_factory):
    """(system, words) -> that command line as if typed there; a traceback fails the test.

    A process becomes that system once, and each line has a child of it.
    """

    @cache
    def all_of(system: str) -> Path:
        folder = tmp_path_factory.mktemp(system)
        (folder / "lines.json").write_text(json.dumps(LINES[system]), encoding="utf-8")
        command = [sys.executable, elsewhere.__file__, system, "--each", folder]
        subprocess.run(command, cwd=ROOT, check=True, timeout=200)
        return folder

    def typed(system: str, *words: str) -> subprocess.CompletedProcess:
        said = all_of(system) / str(LINES[system].index(words))
        out, error, status = (
            said.with_suffix(f".{what}").read_text(encoding="utf-8") for what in ("out", "err", "status")
        )
        assert "Traceback" not in out + error, error
        return subprocess.CompletedProcess(words, int(status), out, error)

    return typed


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_right_answer_passes_and_a_wrong_one_is_told(there, system):
    said = there(system, "-c", LEARNING).stdout
    assert "E4.1 sigmoid: passed." in said
    assert "NotYet" in said and said.strip().endswith("00 Start True")


@pytest.mark.parametrize("system", SYSTEMS)
def test_doctor_says_what_is_missing(there, system):
    done = there(system, "autograder", "doctor")
    assert done.returncode == 1 and "the sandbox needs Linux" in done.stdout
    assert ("WSL" if system == "win32" else "--no-sandbox") in done.stdout.split("Grading uses level 0")[1]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("words", [("try", "E4.3", "README.md"), ("grade", "04")], ids=lambda words: words[0])
def test_what_runs_student_code_refuses_in_one_line(there, system, words):
    done = there(system, "autograder", *words)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert ("WSL" if system == "win32" else "--no-sandbox") in done.stderr


@pytest.mark.parametrize(
    "words", [("try", "--no-sandbox", "E4.3", "README.md"), ("grade", "04", "--no-sandbox")]
)
def test_windows_cannot_even_without_a_sandbox_and_does_not_advise_it(there, words):
    done = there("win32", "autograder", *words)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert "WSL" in done.stderr and "--no-sandbox" not in done.stderr
