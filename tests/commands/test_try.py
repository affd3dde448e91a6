"""`autograder try` as an instructor types it: once in a process of its own, then called in this one."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys

import pytest
from answers import path_of

from autograder.__main__ import main

RIGHT = """def neuron_backward(x, w, y):
    z = sigmoid(x @ w)
    ds = 2 * (z - y) * z * (1 - z)
    return ds * x, ds * w
"""
WRONG = RIGHT.replace(" * z * (1 - z)", "")
NOISY = "import sys, os\nprint('noise')\nos.write(1, b'noise')\nos.write(2, b'noise')\n" + RIGHT.replace(
    "    z =", "    print('more noise', file=sys.stderr)\n    z ="
)


def run(*words):
    """Exit status, lines of stdout, stderr."""
    with (
        contextlib.redirect_stdout(io.StringIO()) as out,
        contextlib.redirect_stderr(io.StringIO()) as error,
    ):
        try:
            status = main(["try", *map(str, words)])
        except SystemExit as left:  # argparse, which leaves by itself
            status = left.code
    return status, out.getvalue().splitlines(), error.getvalue()


def typed(*words):
    """The same of a process, with all that anybody writes to its descriptors."""
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "try", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout.splitlines(), done.stderr


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("answers")
    texts = {
        "right": RIGHT,
        "wrong": WRONG,
        "noisy": NOISY,
        "other": "def forward(x):\n    return x\n",
        "broken": "def neuron_backward(x, w, y)\n    return 1\n",
        "raises": "1 / 0\n",
        "endless": "def neuron_backward(x, w, y):\n    while True:\n        pass\n",
        "quits": "import os\nos._exit(0)\n",
        "cheat": "from autograder.chapters.reference import neuron_backward\n",
        "steals": "import sys\nsys.exit(0)\n",
    }
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return folder


def test_json_has_one_object_a_line_with_the_fields_of_the_contract(files):
    names = ["right", "wrong", "noisy", "other", "broken", "raises", "quits", "cheat", "steals"]
    paths = [str(files / f"{name}.py") for name in names]
    status, lines, errors = typed("E4.3", *paths, "--json")
    results = [json.loads(line) for line in lines]
    assert status == 1 and errors == ""
    assert [result["file"] for result in results] == paths
    for result in results:
        assert list(result) == ["file", "exercise", "passed", "points", "max_points", "mistake", "hint"]
        assert result["exercise"] == "E4.3" and result["max_points"] == 4
        assert result["passed"] == (result["points"] == 4)
    by_name = dict(zip(names, results, strict=True))
    assert [name for name in names if by_name[name]["passed"]] == ["right", "noisy"]
    assert by_name["right"]["mistake"] is None and by_name["right"]["hint"] == ""
    assert by_name["wrong"]["mistake"] == "missing_sigmoid_slope"
    assert by_name["wrong"]["hint"].startswith("The slope of the sigmoid is missing. You came back")
    assert by_name["other"]["mistake"] is None and "defines no neuron_backward" in by_name["other"]["hint"]
    assert (
        by_name["broken"]["mistake"]
        == by_name["raises"]["mistake"]
        == by_name["cheat"]["mistake"]
        == "raised"
    )
    assert "SyntaxError" in by_name["broken"]["hint"] and "ZeroDivisionError" in by_name["raises"]["hint"]


def test_lines_for_people(files):
    status, lines, errors = run("E4.3", files / "right.py", files / "wrong.py")
    assert status == 1 and errors == ""
    assert lines[0] == f"{files / 'right.py'}: passed, 4 of 4 points."
    assert lines[1].startswith(
        f"{files / 'wrong.py'}: failed, 0 of 4 points. The slope of the sigmoid is missing."
    )


def test_all_passed_is_status_0(files):
    assert run("E4.3", files / "right.py", files / "noisy.py")[0] == 0


def test_an_endless_answer_is_stopped(files):
    status, lines, _ = run("E4.3", "--json", files / "endless.py", files / "right.py")
    first, second = map(json.loads, lines)
    assert status == 1 and first["mistake"] == "too_slow" and second["passed"]


def test_parts_add_up(tmp_path):
    plain = tmp_path / "sigmoid.py"
    plain.write_text("def sigmoid(s):\n    return 1 / (1 + np.exp(-s))\n", encoding="utf-8")
    _, (line,), _ = run("E4.1", "--json", plain)
    result = json.loads(line)
    assert (result["points"], result["max_points"], result["passed"]) == (1, 2, False)
    assert result["mistake"] == "overflow"
    status, (line,), _ = run("E4.1 values", "--json", plain)
    assert status == 0 and json.loads(line)["max_points"] == 1


def test_classes_and_values(tmp_path):
    assert run("E5.4", path_of("right/E5.4/short"))[0] == 0
    assert run("E0.2", path_of("right/E0.2/tuples"))[0] == 0
    status, (line,), _ = run("E5.4", "--json", path_of("wrong/E5.4/dW_adds_up"))
    assert status == 1 and json.loads(line)["mistake"] == "dW_adds_up"


def test_a_part_asks_for_its_own_names_alone(tmp_path):
    layer = tmp_path / "cube.py"
    cube = """class MyLayer:
    def forward(self, X):
        self.X = X
        return X**3

    def backward(self, dY):
        return dY * 3 * self.X**2
"""
    layer.write_text(cube, encoding="utf-8")
    status, (line,), _ = run("E5.4 bonus", "--json", layer)
    assert status == 0 and json.loads(line)["passed"]
    layer.write_text(cube.replace("3 * ", "2 * "), encoding="utf-8")
    status, (line,), _ = run("E5.4 bonus", "--json", layer)
    assert status == 1 and "defines no" not in line and json.loads(line)["mistake"]
    _, (line,), _ = run("E5.4", "--json", layer)
    assert json.loads(line)["hint"] == "The file defines no Dense."
    _, (line,), _ = run("E5.4 bonus", "--json", path_of("right/E5.4/short"))
    assert json.loads(line)["hint"] == "The file defines no MyLayer."


@pytest.mark.parametrize(
    "words, said",
    [
        (("E4.9", "x.py"), "no exercise 'E4.9'"),
        (("E4.1 loud", "x.py"), "no part 'loud'"),
        (("E4.3", "nowhere.py"), "nowhere.py: no such file"),
        (("E4.3",), "FILE"),
        ((), "EXERCISE"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(words, said):
    status, lines, errors = run(*words)
    assert status == 2 and lines == [] and len(errors.splitlines()) == 1 and said in errors


def test_a_folder_and_a_picture_are_no_answers(tmp_path):
    (tmp_path / "picture.py").write_bytes(b"\x89PNG\xff\xfe")
    for path in (tmp_path, tmp_path / "picture.py"):
        status, lines, errors = run("E4.3", path)
        assert status == 2 and lines == [] and len(errors.splitlines()) == 1


def test_the_class_seed_is_the_one_of_the_configuration():
    from traitlets.config import Config

    from autograder.commands import try_
    from autograder.marking import class_run

    def chosen(course):
        config = Config()
        config.ExecuteApart.seed = 4711
        return config

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(class_run, "read_configuration", chosen)
        assert try_._class_seed() == 4711


def test_one_of_the_two_seeds_is_given(tmp_path):
    status, _, said = run("E4.3", path_of("right/E4.3/cosh_form"), "--seed", "1", "--class-seed")
    assert status == 2 and "not allowed with" in said
