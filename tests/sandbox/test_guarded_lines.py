"""One test for each line that guards and does its work inside a child; `guards.py` takes the lines out."""

from __future__ import annotations

import os
import platform

import numpy as np
import pytest

from autograder.sandbox import launch
from autograder.sandbox.launch import Zygote
from autograder.sandbox.session import Session

TGKILL = {"x86_64": 234, "aarch64": 131}


@pytest.fixture(scope="module")
def zygote():
    with Zygote(1, newest_landlock=3) as started:  # a newer one scopes signals by itself
        yield started


@pytest.fixture
def session(zygote):
    with Session(zygote) as opened:
        yield opened


def printed(session, code):
    return "".join(output.get("text", "") for output in session.run_cell(code)).strip()


def test_a_worker_holds_no_descriptor_but_its_line_and_nothing(session):
    """The zygote's own line, over which workers are asked for and killed, is closed."""
    code = (
        "import os\nheld = []\nfor fd in range(4096):\n    try: held += [(fd, os.fstat(fd).st_mode >> 12)]\n"
    )
    code += "    except OSError: pass\nprint(held)"
    assert printed(session, code) == "[(0, 2), (1, 2), (2, 2), (3, 12)]"  # devices, and one socket


@pytest.mark.skipif(platform.machine() not in TGKILL, reason="no number of the call is known here")
def test_a_worker_signals_itself_only(session):
    call = f"ctypes.CDLL(None, use_errno=True).syscall({TGKILL.get(platform.machine())}, pid, pid, 0)"
    code = f"import ctypes, os\nfor pid in (os.getpid(), {os.getpid()}, os.getppid()): print({call})"
    assert printed(session, code).split() == ["0", "-1", "-1"]


def test_a_worker_has_its_limits(session):
    code = (
        "import resource as r\nprint(*(r.getrlimit(k) for k in (r.RLIMIT_CPU, r.RLIMIT_AS, r.RLIMIT_FSIZE, "
    )
    code += "r.RLIMIT_NOFILE, r.RLIMIT_CORE)))"
    most = [launch.CPU_SECONDS, launch.MEMORY, 0, 64, 0]
    assert printed(session, code) == " ".join(f"({one}, {one})" for one in most)


def test_processor_time_ends_what_no_alarm_stops(monkeypatch):
    """Hanging in C, with the alarm ignored: it is the kernel that ends it, long before the cell's own time."""
    monkeypatch.setattr(launch, "CPU_SECONDS", 3)
    with Zygote(1) as zygote, Session(zygote) as session:
        session.run_cell("import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nx = 7 ** 10**9", 60.0)
        assert session.stopped.error == "Crash"


def test_a_worker_that_does_not_read_holds_nobody_up(session):
    """Its student rewrote it; the argument is larger than what a socket takes."""
    spin = "import sys\ndef spin(*_):\n    while True: pass\nsys.modules['worker'].Line.receive = spin\n"
    session.run_cell(f"{spin}def f(x): return 1.0")
    assert session.answer("f").call(np.zeros(500_000), seconds=1.0).error == "TimeoutError"
    assert session.generation == 1


def test_the_reference_answers_are_not_imported_whatever_stands_in_the_path(session):
    for name in ("autograder.chapters.reference", "backprop.numbers.neuron"):
        session.run_cell(f"import {name}")
        assert "is not there when your work is graded" in session.stopped.message


def test_all_the_time_of_a_notebook_is_one(zygote):
    with Session(zygote, total_seconds=1.5) as session:
        session.run_cell("import time\ndef f(): time.sleep(0.5)")
        found = [session.answer("f").call().error for _ in range(6)]
    assert found[-1] == "TimeoutError" and None in found


def test_neither_end_of_the_line_waits_for_the_other(zygote, session):
    """Whoever writes on it looks at a clock; a write that waited would not come back to it."""
    assert printed(session, "import os\nprint(os.get_blocking(3))") == "False"
    number, ours = zygote.fork()
    with ours:
        assert not os.get_blocking(ours.fileno())
    zygote.kill(number)
