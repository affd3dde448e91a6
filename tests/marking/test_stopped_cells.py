"""The card names the line that stopped a cell and the real reason; right answers beside it keep their marks."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from types import SimpleNamespace

import nbformat
import pytest
from submissions import answered, cell, recorded, release_text

from autograder.engine.card import bare
from autograder.engine.verdict import Verdict
from autograder.marking import execute
from autograder.marking.execute import RunOptions, run_notebook
from autograder.marking.kept_text import Kept
from autograder.marking.rebuild import read_submission, rebuilt
from autograder.marking.stopped_cells import LostNames, given_names, out_of_time, reason, told
from autograder.sandbox.allowance import Spent
from autograder.sandbox.launch import Zygote
from autograder.sandbox.session import Session
from autograder.sandbox.stopped_cell import Stopped

NAME = "04_one_neuron"


@pytest.fixture(scope="module")
def zygote():
    with Zygote(1) as started:
        yield started


def judged(zygote, notebook, seconds=60.0, cell_seconds=5.0):
    """exercise -> its verdict, and the text of all outputs."""
    release = nbformat.reads(release_text(NAME), as_version=4)
    nb = rebuilt(release, recorded(NAME), read_submission(json.dumps(notebook).encode()))
    with Session(zygote, seconds) as session:
        run = run_notebook(nb, session, RunOptions(cell_seconds=cell_seconds), zygote.level)
    shown = "".join(output.get("text", "") for outputs in run.outputs for output in outputs)
    return {one.exercise: one for one in run.judged}, shown


def with_first(name: str, line: str, notebook=None):
    """A notebook of right answers, one cell of which begins with another line."""
    notebook = notebook or answered(NAME)
    found = cell(notebook, name)
    found["source"] = f"{line}\n" + "".join(found["source"])
    return notebook


# ---- names


def test_names_that_a_cell_gives_are_found_wherever_they_stand_at_its_top():
    text = "import a.b, c as d\nfrom e import f\nx, (y, *z) = 1, (2, 3)\nfor i in x:\n    k = 1\ndef g():\n    own = 1\n"
    text += "class H:\n    inner = 1\nwith x as w: pass\nn += 1\nm: int = 3\n[q for q in x]\n"
    assert given_names(text) == set("adfxyzikgHwnm")


def test_names_are_found_in_text_that_is_no_python():
    assert given_names("%matplotlib inline\n!ls\n    %time x\nx = 1") == {"x"}
    assert given_names("def f(:\n    own = 1\nclass G:\ny = 2\nz == 3\nasync def h():") == {
        "f",
        "G",
        "y",
        "h",
    }


def test_a_name_is_lost_until_another_cell_makes_it():
    lost, stopped = (
        LostNames(["f", "quiz"]),
        Stopped("ModuleNotFoundError", "No module named 'scipy'", 1, "import scipy"),
    )
    lost.after("import scipy\ndef f(): pass", stopped)
    assert lost.verdict("f").headline == "`f` is not there: the cell that makes it stopped."
    assert lost.verdict("scipy").mistake.id == "cell_stopped" and lost.verdict("else_where") is None
    assert (
        lost.verdict("quiz").headline == "No cell makes `quiz`."
        and lost.verdict("quiz").status == "could not check"
    )
    lost.after("def f(): return 2", None)
    assert lost.verdict("f") is None


# ---- sentences


@pytest.mark.parametrize(
    ("stopped", "words"),
    [
        (Stopped("ModuleNotFoundError", "No module named 'scipy'"), "what requirements.txt installs"),
        (Stopped("ImportError", "cannot import name 'x'"), "what requirements.txt installs"),
        (Stopped("PermissionError", "[Errno 13]"), "Files of yours, other programs"),
        (Stopped("FileNotFoundError", "x"), "Files of yours, other programs"),
        (Stopped("RuntimeError", "can't start new thread"), "Threads and processes"),
        (Stopped("EOFError", "x"), "Nobody answers `input()`"),
        (Stopped("MemoryError", ""), "There are 2 GB of memory"),
        (Stopped("Await", ""), "inside an `async def` only"),
        (Stopped("TimeoutError", ""), "has a limit of time"),
        (Stopped("Crash", ""), "It ended the Python process"),
    ],
)
def test_what_this_place_has_to_do_with_it_is_said(stopped, words):
    assert words in reason(stopped) and words in told(stopped)


def test_an_error_of_the_students_own_has_no_other_reason():
    for error in ("NameError", "SyntaxError", "SystemExit", "RuntimeError"):
        assert reason(Stopped(error, "boiled over")) == ""
    own = "autograder is not there when your work is graded: write this step yourself"
    assert reason(Stopped("ModuleNotFoundError", own)) == ""


def test_the_line_and_the_error_are_told():
    assert told(Stopped("NameError", "name 'y' is not defined", 2, "x = y")) == (
        "Line 2 of it, `x = y`, stopped with NameError: name 'y' is not defined."
    )
    assert told(Stopped("SystemExit"), "this cell") == "This cell stopped with SystemExit."
    assert told(Stopped("ValueError", "Why?", 3)) == "Line 3 of it stopped with ValueError: Why?"
    assert told(Stopped("ValueError", "No!", 3)) == "Line 3 of it stopped with ValueError: No!"
    message = "'(' was never closed (<ipython-input-5-7cbc61f6dd79>, line 1)"
    assert (
        told(Stopped("SyntaxError", message, 1, "f("))
        == "Line 1 of it, `f(`, is no Python: '(' was never closed."
    )
    assert told(Stopped("Await", "x", 1, "await `a`")).startswith(
        "Line 1 of it, `await 'a'`, was not run. Where"
    )
    assert told(Stopped("TimeoutError", "it ran longer than 2 s", 1)).startswith(
        "Line 1 of it was stopped: it ran longer than 2 s. A graded cell has a limit"
    )


def test_a_line_that_ended_the_process_was_stopped_and_not_only_in_error():
    assert told(Stopped("Crash", "it ended the Python process", 1)) == (
        "Line 1 of it was stopped: it ended the Python process. It ended the Python process in which the "
        "notebook runs, so nothing of this cell is left."
    )


KEPT = Kept("E4-3", "neuron_backward", 2, ("slope",))


def test_a_name_that_stands_in_a_locked_cell_alone_is_found_there():
    lost = LostNames(["slope"], [KEPT])
    verdict = lost.verdict("slope")
    assert verdict.mistake.id == "in_a_locked_cell" and verdict.hint == KEPT.told()
    lost.after("slope = 1", None)
    assert lost.verdict("slope") is None


def test_a_check_that_does_not_pass_says_what_its_locked_cell_had_too():
    lost, wrong = LostNames([], [KEPT]), Verdict("not yet", headline="No.", hint="Look at it.")
    assert lost.and_kept("E4-3", wrong).hint == f"Look at it. {KEPT.told()}"
    assert lost.and_kept("E4-3", replace(wrong, hint="")).hint == KEPT.told()
    assert lost.and_kept("E4-3", replace(wrong, hint=KEPT.told())).hint == KEPT.told()
    assert lost.and_kept("E4-4", wrong) is wrong
    right = Verdict("passed")
    assert lost.and_kept("E4-3", right) is right


def test_what_used_up_the_time_is_named():
    verdict = out_of_time(Spent("sgd_step", False, 24.0, 40))
    assert verdict.headline == "`sgd_step` is too slow for all the checks of this notebook."
    assert verdict.hint.startswith("Its 40 calls took 0.6 s each, 24.0 s together, and no time was left.")
    verdict = out_of_time(Spent("for i in `x`:", True, 200.0, 1))
    assert verdict.headline == "The time for this notebook was used up."
    assert "Most of it, 200.0 s, went into the cell that begins with `for i in 'x':`." in verdict.hint
    assert verdict.mistake.id == "slow_in_all" and verdict.status == "could not check"


def test_a_check_that_compares_for_ever_costs_its_own_points_and_says_so(monkeypatch):
    def runs_for_ever(*_):
        time.sleep(20)

    monkeypatch.setattr(execute, "SECONDS_TO_JUDGE", 0.0)
    monkeypatch.setattr(execute.registry, "run", runs_for_ever)
    session = SimpleNamespace(
        time=SimpleNamespace(left=lambda: 0.05, too_much=None), answer=lambda name, source: name, unknown=""
    )
    test = nbformat.v4.new_code_cell('check("E4.3", neuron_backward)')
    what, _, verdict = execute.judge(test, session, {}, RunOptions().setting, LostNames())
    assert what == "E4.3" and verdict.mistake.id == "long_to_judge" and verdict.status == "could not check"
    assert verdict.headline == "What came of `neuron_backward` took too long to compare."
    assert verdict.hint == (
        "Print the shapes of what you return, and how many numbers that is: is it what the task asks for?"
    )


# ---- whole notebooks


@pytest.mark.parametrize(
    "line",
    ["import scipy", "rows = open('rows.csv').read()", "!pip install scipy\nimport scipy", "await later()"]
    + ["import subprocess\nsubprocess.run(['ls'])", "seen = input()", "%matplotlib inline"],
)
def test_what_does_not_exist_here_costs_nothing_where_the_answer_needs_none_of_it(zygote, line):
    found, shown = judged(zygote, with_first("sigmoid", line))
    assert [one.exercise for one in found.values() if not one.passed] == []
    assert ("What stands below it was run as far as it could be." in shown) == (line != "%matplotlib inline")


def test_an_answer_that_needs_what_is_not_there_reads_the_real_reason(zygote):
    notebook = answered(NAME)
    cell(notebook, "sigmoid")["source"] = (
        "from scipy.special import expit\ndef sigmoid(s):\n    return expit(s)"
    )
    found, shown = judged(zygote, notebook)
    for exercise in ("E4.1 values", "E4.1 quiet", "E4.2", "E4.3"):
        one = found[exercise]
        assert one.headline == "expit is not there: the cell that makes it stopped." and not one.passed
        assert one.hint.startswith(
            "Line 1 of it, from scipy.special import expit, stopped with ModuleNotFoundError"
        )
        assert "what requirements.txt installs" in one.hint and one.mistake == "cell_stopped"
        assert f"{one.hint}" in " ".join(shown.split())
    assert found["E4.4"].passed and found["Q4"].passed


def test_a_cell_that_is_no_python_is_named_by_its_line(zygote):
    found, _ = judged(zygote, with_first("sigmoid", "def broken(:"))
    assert {found[exercise].headline for exercise in ("E4.1 values", "E4.2", "E4.3")} == {
        "sigmoid is not there: the cell that makes it stopped."
    }
    assert found["E4.2"].hint == "Line 1 of it, def broken(:, is no Python: invalid syntax."


def test_where_no_cell_makes_the_name_it_is_said(zygote):
    notebook = answered(NAME)
    cell(notebook, "sigmoid")["source"] = "def sigmiod(s):\n    return s"
    found, _ = judged(zygote, notebook)
    assert {found[e].headline for e in ("E4.1 values", "E4.2", "E4.3")} == {"No cell makes sigmoid."}


@pytest.mark.slow  # it waits, as a slow function does
def test_a_slow_function_costs_its_own_checks_and_is_named(zygote):
    notebook = answered(NAME)
    found = cell(notebook, "sigmoid")
    found["source"] = "import time\n" + "".join(found["source"]).replace(
        "):\n", "):\n    time.sleep(0.3)\n", 1
    )
    found, _ = judged(zygote, notebook, seconds=12.0)
    assert found["E4.4"].passed and found["Q4"].passed
    slow = [one for one in found.values() if not one.passed]
    assert slow and {one.mistake for one in slow} == {"slow_in_all"}
    assert {one.headline for one in slow} == {"sigmoid is too slow for all the checks of this notebook."}


@pytest.mark.slow
def test_marks_that_were_judged_stay_when_a_cell_below_uses_up_the_time(zygote):
    found, _ = judged(zygote, with_first("sgd_step", "while True: pass"), seconds=8.0, cell_seconds=30.0)
    assert [one.exercise for one in found.values() if not one.passed] == []


def test_what_a_card_quotes_is_short_and_does_not_act(zygote):
    notebook = answered(NAME)
    lines = "class E(Exception): pass\nE.__name__ = 'E\\x1b[2J'\ndef sigmoid(s):\n    raise E('\\x1b[31m' + 'x' * 9000)"
    cell(notebook, "sigmoid")["source"] = lines
    cell(notebook, "quiz_4")["source"] = "quiz_4 = {'a': 'y' * 100_000}"
    found, shown = judged(zygote, notebook)
    assert not found["E4.1 values"].passed and not found["Q4"].passed
    for text in (shown, *(one.headline + one.hint for one in found.values())):
        assert "\x1b" not in text and "x" * 2100 not in text and "y" * 2100 not in text


def test_an_address_in_a_line_that_stopped_is_no_link(zygote):
    shown = judged(zygote, with_first("sigmoid", "open('https://example.org/x')"))[1]
    assert "https:" in shown and "https://example.org" not in shown
    notebook = answered(NAME)
    cell(notebook, "sigmoid")["source"] = (
        "raise ValueError('see https://example.org/y')\ndef sigmoid(s): pass"
    )
    found, shown = judged(zygote, notebook)
    assert "https:" in shown and "https://example.org" not in shown and bare(found["E4.2"].hint)


def test_a_cell_is_drawn_where_the_student_changed_it_alone():
    asked = {}

    class Listening:
        time, stopped = SimpleNamespace(share=lambda checks: None), None

        def run_cell(self, source, seconds, draw):
            asked[source] = draw
            return []

    cells = [nbformat.v4.new_code_cell(source) for source in ("plot()", "plot(mine)")]
    run_notebook(nbformat.v4.new_notebook(cells=cells), Listening(), RunOptions(), 0, {"plot()"})
    assert asked == {"plot()": False, "plot(mine)": True}
