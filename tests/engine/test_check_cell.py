"""`check` and `hint` in a real kernel, as a learner meets them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape

import nbformat
import pytest
from nbclient import NotebookClient

CELLS = {
    "import": "import numpy as np\nfrom backprop import hint, check",
    "again": "from backprop import check, hint; callable(check) and callable(hint)",
    "stub": "def neuron_backward(x, w, y):\n    raise NotImplementedError",
    "check stub": 'check("E4.3", neuron_backward);',
    "right": "def sigmoid(s):\n    print('noise')\n    return 1 / (1 + np.exp(-s))",
    "check right": 'check("E4.1 values", sigmoid);',
    "value of a pass": 'print(check("E4.1 values", sigmoid))',
    "check quiet": 'check("E4.1 quiet", sigmoid);',
    "hint 1": 'hint("E4.1")',
    "hint 2": 'hint("E4.1")',
    "hint 3": 'hint("E4.1 quiet")',
    "wrong": (
        "def neuron_backward(x, w, y):\n    z = sigmoid(x @ w)\n    return 2 * (z - y) * x, 2 * (z - y) * w"
    ),
    "check wrong": 'check("E4.3", neuron_backward);',
    "undefined": 'check("E4.4", sgd_stepp);',
    "other NameError": "sgd_stepp",
    "unknown": 'check("E9.9", sigmoid);',
    "too few": 'check("E5.4", sigmoid);',
    "global": "x = np.ones(3)\ndef weighted_sum(a, w):\n    return x @ w",
    "check global": 'check("E0.1", weighted_sum);',
    "x": "print(x)",
    "hint unchecked": 'hint("E2.2")',
    "hint passed": (
        "def sgd_step(p, g, eta):\n    return [a - eta * b for a, b in zip(p, g)]\n"
        'check("E4.4", sgd_step)\nhint("E4.4")'
    ),
    "loud": (
        "import os, sys\ndef sgd_step(p, g, eta):\n    os.write(2, b'loud')\n"
        "    print('loud', file=sys.stderr)\n    np.exp(np.array([1000.0]))\n"
        "    return [a - eta * b for a, b in zip(p, g)]"
    ),
    "check loud": 'check("E4.4", sgd_step);',
}


def outputs(execution=None):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in CELLS.values()])
    environment = {**os.environ, "NBGRADER_EXECUTION": execution or ""}
    client = NotebookClient(notebook, allow_errors=True, timeout=120, kernel_name="python3")
    client.execute(env=environment)
    return {name: cell.outputs for name, cell in zip(CELLS, notebook.cells, strict=True)}


@pytest.fixture(scope="module")
def ran():
    return outputs()


def text(cell):
    return "".join(output.get("text", "") + output.get("data", {}).get("text/plain", "") for output in cell)


def plain(html):
    return unescape(re.sub("<[^>]+>", "", html))


def error(cell):
    return next((output for output in cell if output.output_type == "error"), None)


def test_a_pass_shows_a_card_and_returns_nothing(ran):
    (card,) = ran["check right"]
    assert card.output_type == "display_data" and card.data["text/plain"].startswith("E4.1 sigmoid: passed.")
    assert 'class="bp-card bp-check"' in card.data["text/html"] and "<style>" in card.data["text/html"]
    assert ran["value of a pass"][-1].text == "None\n"


@pytest.mark.parametrize(
    "cell, line",
    [
        ("check stub", "E4.3: not answered yet. neuron_backward is still blank."),
        ("check quiet", "E4.1 quiet: not yet. The values are right, but numpy warns."),
        ("check wrong", "E4.3: not yet. The slope of the sigmoid is missing."),
        (
            "unknown",
            "E9.9: could not check. There is no exercise 'E9.9'. Exercises are named like E4.3 or Q4.",
        ),
        ("too few", 'E5.4: could not check. Write it like this: check("E5.4", Dense, Sigmoid)'),
        ("check global", "E0.1: not yet. Your function used x from the notebook, not what it was given."),
    ],
)
def test_a_failure_is_one_line_that_names_the_mistake(ran, cell, line):
    found = error(ran[cell])
    assert found.evalue == line and found.traceback == [line]


def test_an_undefined_name_gets_our_sentence(ran):
    found = error(ran["undefined"])
    assert len(found.traceback) == 1 and "sgd_stepp does not exist here yet" in found.evalue
    other = error(ran["other NameError"])
    assert other.ename == "NameError" and other.evalue == "name 'sgd_stepp' is not defined"


def test_hints_come_one_by_one(ran):
    said = [text(ran[f"hint {n}"]).strip() for n in (1, 2, 3)]
    assert len(set(said)) == 3 and all(said)
    card = plain(ran["check quiet"][0].data["text/html"].partition("<details")[0])
    assert "numpy warns" in card and not any(hint in card for hint in said), "the card has said that already"
    assert "Check E2.2 first" in text(ran["hint unchecked"])
    assert "E4.4 has passed" in text(ran["hint passed"])


def test_nothing_is_written_to_stderr(ran):
    assert not [output for cell in ran.values() for output in cell if output.get("name") == "stderr"]
    assert error(ran["check loud"]) is None and "loud" not in text(ran["check loud"])
    assert "noise" not in text(ran["check right"])


def test_the_notebooks_own_data_comes_back(ran):
    assert text(ran["x"]) == "[1. 1. 1.]\n"


def test_the_function_stays_a_function_when_imported_again(ran):
    assert text(ran["again"]) == "True"


def test_when_graded_the_text_stands_alone():
    graded = outputs("autograde")
    (card,) = graded["check right"]
    assert list(card.data) == ["text/plain"]
    assert error(graded["check wrong"]).evalue.startswith("E4.3: not yet.")


def test_without_the_autograder_one_line_says_so(tmp_path):
    code = (
        "import sys\n"
        "class Gone:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] == 'autograder': raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Gone())\n"
        "from backprop import check\n"
        "try: check('E4.3', print)\n"
        "except Exception as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout == (
        "E4.3: could not check. The package autograder is not installed in this Python; see the README "
        "of the course.\n"
    )
    assert done.stderr == ""
