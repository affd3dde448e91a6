"""A cell that stops says where and why; what stands below a statement that only this place stopped is run."""

from __future__ import annotations

import sys

import pytest

from autograder.sandbox.launch import here
from autograder.sandbox.session import Session
from autograder.sandbox.stopped_cell import Stopped

OUTSIDE = (
    ("import scipy_of_mine", "ModuleNotFoundError"),
    ("import pytest", "ModuleNotFoundError"),  # installed beside the rest, and not for students
    ("text = open('data.csv').read()", "FileNotFoundError"),
    ("open('/etc/shadow').read()", "PermissionError|FileNotFoundError"),
    ("import subprocess; subprocess.run(['ls'])", "PermissionError"),
    ("import threading; threading.Thread(target=int).start()", "RuntimeError"),
    ("input('How many? ')", "EOFError"),
    ("await later()", "Await"),
    ("[0] * 10**10", "MemoryError"),
)


def is_there(session, name):
    return session.answer(name).value().error is None


def errors(outputs):
    return [output["ename"] for output in outputs if output["output_type"] == "error"]


@pytest.mark.parametrize(("statement", "error"), OUTSIDE)
def test_what_is_below_runs_where_this_place_stopped_the_cell(session, statement, error):
    shown = session.run_cell(f"above = 1\n{statement}\n\ndef below():\n    return above")
    assert session.stopped is not None and session.stopped.of_this_place
    assert session.stopped.error in error.split("|") and errors(shown) == [session.stopped.error]
    assert (session.stopped.line, session.stopped.text, session.stopped.above) == (2, statement, 1)
    assert session.answer("below").call().value == 1


def test_a_cell_that_comes_to_its_end_has_not_stopped(session):
    session.run_cell("1 / 0")
    session.run_cell("x = 1")
    assert session.stopped is None and session.run_cell("") == [] and session.stopped is None


def test_an_error_of_the_students_own_stops_the_cell_as_at_home(session):
    session.run_cell("a = 1\nb = a.nothing\nc = 3")
    assert session.stopped == Stopped(
        "AttributeError", "'int' object has no attribute 'nothing'", 2, "b = a.nothing", 1
    )
    assert is_there(session, "a") and not is_there(session, "c")


def test_what_follows_from_what_is_missing_is_left_out_and_the_rest_is_run(session):
    cell = "rows = open('a.csv').read()\nmany = len(rows)\nif 1:\n    few = many\n@staticmethod\ndef f(): return 2"
    assert errors(session.run_cell(cell)) == ["FileNotFoundError", "NameError", "NameError"]
    assert session.stopped.line == 1 and session.answer("f").call().value == 2


def test_text_that_is_no_python_is_not_gone_on_with(session):
    session.run_cell("\n\nx = 1\ndef f(:\n    pass\ny = 1")
    assert (session.stopped.error, session.stopped.line, session.stopped.text) == (
        "SyntaxError",
        4,
        "def f(:",
    )
    assert session.stopped.above is None and not session.stopped.of_this_place and not is_there(session, "y")


def test_lines_are_counted_as_the_student_sees_them(session):
    session.run_cell("\n\n%matplotlib inline\n!ls\nz = (1,\n     open('a'))\n")
    assert (session.stopped.line, session.stopped.text) == (6, "open('a'))") and session.stopped.above == 4


def test_each_await_is_left_out_and_what_stands_between_is_run(session):
    cell = "import asyncio\na = 1\nawait asyncio.sleep(0)\nb = 2\nasync with a: pass\nc = b + 1\nasync def d(): await b"
    assert session.run_cell(cell)[0]["evalue"] == "`await` stands outside of a function"
    assert session.stopped.line == 3 and session.answer("c").value().value == 3 and is_there(session, "d")


def test_where_time_is_up_only_definitions_below_are_made(session):
    shown = session.run_cell("def f(): return 1\nwhile True:\n    pass\nmade = f()\ndef g(): return 2", 1.5)
    assert session.stopped.error == "TimeoutError" and session.stopped.message == "it ran longer than 1.5 s"
    assert errors(shown) == ["TimeoutError"] and shown[0]["evalue"] == "it ran longer than 1.5 s"
    assert session.answer("g").call().value == 2 and not is_there(session, "made")


def test_a_cell_is_gone_on_with_a_limited_number_of_times(session):
    assert len(errors(session.run_cell("open('a')\n" * 30))) == 20


def test_what_a_stopped_cell_made_is_there_after_another_worker_took_over(session):
    session.run_cell("def right(): return 1\nprint(mising)")
    session.run_cell("def hangs():\n    while True: pass\nimport time\ntime.sleep(9)", 1.5)
    assert session.answer("hangs").call(seconds=0.2).error == "TimeoutError"
    session.run_cell("import os\nos._exit(0)")
    assert (
        session.generation == 1 and session.answer("right").call().value == 1 and is_there(session, "hangs")
    )


def test_a_cell_that_ends_the_process_has_no_line_and_what_it_defines_is_made_in_the_next(session):
    session.run_cell("def f(): return 1\nimport os\nos._exit(0)\ndef g(): return f() + 1\nmade = 3")
    assert session.stopped == Stopped("Crash", "it ended the Python process")
    assert session.answer("g").call().value == 2 and not is_there(session, "made")


def test_what_is_defined_below_an_endless_line_is_there_after_another_worker_took_over(session):
    # seconds enough for the first line on a busy machine: 1.5 were too few under a load of 20
    session.run_cell("a = 1\nwhile True: pass\nb = 2\ndef c(): return a", 4.0)
    assert session.stopped.line == 2
    session.run_cell("import os\nos._exit(0)")
    assert session.answer("c").call().value == 1 and not is_there(session, "b")


def test_what_a_library_asks_for_in_vain_is_not_there_and_does_no_harm(session):
    session.run_cell("import importlib.util\nfound = importlib.util.find_spec('pytest') is not None")
    assert session.answer("found").value().value is False


def test_what_is_not_for_students_says_so(session):
    for name in ("autograder", "backprop.numbers", "backprop.check"):
        session.run_cell(f"import {name}")
        assert session.stopped.error == "ModuleNotFoundError"
        assert (
            session.stopped.message
            == f"{name} is not there when your work is graded: write this step yourself"
        )
    session.run_cell("import backprop, backprop.data\nfrom backprop import data")
    assert session.stopped is None


def test_packages_are_looked_for_in_the_order_of_this_python():
    order = [path for path in sys.path if path in here().sites]
    assert order == here().sites


# ---- time


def test_a_call_cut_by_the_end_of_the_time_is_known_as_such(zygote):
    with Session(zygote, 1.0) as session:
        session.run_cell("import time\ndef f(): time.sleep(5)\ndef g(): pass")
        assert session.answer("g").call().ok and session.time.too_much is None
        assert session.answer("f").call(seconds=0.1).error == "TimeoutError" and session.time.too_much is None
        assert session.answer("f").call().error == "TimeoutError" and session.time.too_much.name == "f"
