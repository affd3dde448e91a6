"""A worker before its student comes, and beside the one in front of it: nothing was run there, nothing reaches it."""

from __future__ import annotations

import contextlib
import socket
import time
from pathlib import Path

from cells_said import printed

from autograder.sandbox.launch import Zygote
from autograder.sandbox.session import Session

LOOK = """
import sys
print(sorted(set(globals()) - {"sys"}), In[:-1], Out, get_ipython().execution_count)
print([name for name in vars(sys) if name.startswith("last_")], [_, __, ___])
"""
NAMES = "In Out _ __ ___ __builtin__ __builtins__ __doc__ __loader__ __name__ __package__ __spec__ _dh _i _i1 _ih "
NAMES += "_ii _iii _oh exit get_ipython open quit"


def test_what_was_run_before_the_first_student_came_left_nothing(zygote):
    with Session(zygote) as session:
        first, second = printed(session.run_cell(LOOK.strip())).splitlines()
    assert first == f"{NAMES.split()} [''] {{}} 2" and second == "[] ['', '', '']"


def test_an_underscore_is_the_last_value_as_at_home(zygote):
    with Session(zygote) as session:
        session.run_cell("41")
        session.run_cell("print('no value')")
        (value,) = session.run_cell("_ + 1")
    assert value["data"] == {"text/plain": "42"}


def test_a_traceback_ends_at_the_students_own_line(session):
    """To quote what lies below, IPython parses a library's files: 0.4 s of each slider that stumbled."""
    session.run_cell("import json\ndef read(text):\n    return json.loads(text)")
    (error,) = session.run_cell("read('{')")
    text = "\n".join(error["traceback"])
    assert "return json.loads(text)" in text and "decoder.py" not in text
    assert text.splitlines()[-1].startswith("JSONDecodeError: Expecting property name")
    (error,) = session.run_cell("json.loads('{')\n1")
    assert "decoder.py" not in "\n".join(error["traceback"])


def test_a_traceback_that_goes_no_deeper_is_shown_whole(session):
    session.run_cell("def half(x):\n    return x / 0")
    for cell in ("y = 1\nhalf(y)", "%tb"):
        (error,) = session.run_cell(cell)
        text = "\n".join(error["traceback"])
        assert "----> 2 half(y)" in text and "----> 2     return x / 0" in text


def test_what_one_student_does_does_not_reach_the_worker_that_stands_ready(zygote):
    """It is made before the one in front of it is gone."""
    with Session(zygote) as first:
        first.run_cell("import os, numpy\nnumpy.pi = 3\nos.environ['A'] = 'b'\nprint(numpy.random.rand())")
        with Session(zygote) as second:
            said = second.run_cell("import os, numpy\nprint(numpy.pi > 3, 'A' in os.environ)")
    assert printed(said) == "True False\n"


REACHES = """
import ctypes, os
vain, libc = [], ctypes.CDLL(None, use_errno=True)
for name, reach in {
    "signal": lambda: os.kill(NUMBER, 9),
    "read": lambda: open("/proc/NUMBER/environ", "rb").read(),
    "write": lambda: open("/proc/NUMBER/mem", "r+b"),
    "list": lambda: os.listdir("/proc/NUMBER/fd"),
    "trace": lambda: 1 / (1 + libc.ptrace(16, NUMBER, 0, 0)),
    "look into": lambda: 1 / (1 + libc.process_vm_readv(NUMBER, 0, 0, 0, 0, 0)),
}.items():
    try:
        reach()
    except (OSError, ZeroDivisionError):
        vain.append(name)
print(*vain, sep=", ")
"""


def test_the_worker_beside_is_out_of_reach(zygote):
    with Session(zygote) as first, Session(zygote) as second:
        tried = first.run_cell(REACHES.strip().replace("NUMBER", str(second._number)))
        assert printed(tried) == "signal, read, write, list, trace, look into\n"
        assert printed(second.run_cell("print(6 * 7)")) == "42\n"


def test_a_worker_that_was_killed_while_it_stood_ready_costs_nobody_a_cell(zygote):
    """The first cell would have come to nothing, as if its student had ended the process."""
    with Session(zygote):
        ready = zygote._control._next
        ready.shutdown(socket.SHUT_WR)
        ready.setblocking(True)
        assert ready.recv(1) == b""
    with Session(zygote) as session:
        assert printed(session.run_cell("x = 5\nprint(x)")) == "5\n" and session.generation == 0


def children_of(parent: int) -> list[str]:
    """The states of a process's children, "Z" of one that is dead and not taken away."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, above = stat.read_text().rpartition(")")[2].split()[:2]
            found += [state] * (int(above) == parent)
    return found


def test_a_class_leaves_no_dead_processes_and_a_grader_that_is_gone_no_living_ones():
    """Each counts where a machine limits them: after some thousand there would be none to be had."""
    with Zygote(1) as zygote:
        for _ in range(3):
            Session(zygote).close()
        with Session(zygote) as session:
            until = time.monotonic() + 20  # a kill is not waited for
            while len(children_of(zygote.process.pid)) > 2 and time.monotonic() < until:
                time.sleep(0.01)
            assert len(children_of(zygote.process.pid)) <= 2  # this one, and perhaps the next already
            zygote._control.close()
            session._socket.settimeout(60)
            assert session._socket.recv(1) == b""


def test_a_worker_of_whom_nobody_heard_any_more_is_not_left_behind():
    with Zygote(1) as zygote:
        ours = zygote._control._asked_for()
        zygote._control._end.close()  # before the zygote, which still imports, can answer
        with ours:
            ours.settimeout(30)
            assert ours.recv(1) == b""
