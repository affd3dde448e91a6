"""Slots start before their job is known; a wrong guess costs time and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict

import nbformat
import pytest

from autograder.marking import reuse_key, slot_line, slot_start
from autograder.marking.slot_line import SlotLine
from autograder.marking.slot_start import count_new, start_early
from autograder.marking.slots import Slot
from autograder.marking.submission import Job

NAME = "04_one_neuron"


def put(folder, student, at, text="{}"):
    path = folder / student / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    os.utime(path, (at, at))
    return path


@pytest.fixture
def class_folder(tmp_path):
    for student, at in {"new": 10, "again": 30, "done": 10, "too": 10, "same": 20}.items():
        put(tmp_path / "submitted", student, at)
    for student in ("again", "done", "too", "same"):
        put(tmp_path / "autograded", student, 20)
    return tmp_path


def test_new_is_what_has_no_graded_copy_or_an_older_one(class_folder):
    assert count_new(class_folder, NAME) == 2
    assert count_new(class_folder, "05_layers") == 0


@pytest.mark.parametrize("jobs, started", [(0, 0), (1, 1), (2, 2), (8, 2)])
def test_no_more_slots_are_started_than_will_have_work(class_folder, monkeypatch, jobs, started):
    made = []
    monkeypatch.setattr(slot_start, "start_slot", lambda no_sandbox: made.append(no_sandbox))
    start_early(class_folder, NAME, jobs, True)
    assert made == [True] * started


def test_a_machine_that_gives_no_process_is_found_out_later(class_folder, monkeypatch):
    def refuse(*_):
        raise OSError("no process")

    monkeypatch.setattr(slot_start, "start_slot", refuse)
    assert start_early(class_folder, NAME, 2, False) == []


def test_a_slot_that_was_given_up_ends(class_folder):
    (one,) = start_early(class_folder, NAME, 1, False)
    one.give_up()
    assert one.process.wait(30) is not None


LEAVING_IN_A_CALLBACK = """
import os, signal, socket, sys, threading, weakref
from autograder.marking import slot_process, submission

class Thing: pass

def receive(line, until=None):
    for turn in range(2):  # the first signal of the two that count is lost in a callback, as in importlib's own
        thing = Thing()
        kept = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGTERM) or [None] * 9)
        del thing
    print("went on", file=sys.stderr)
    threading.Event().wait(30)

class NoSandbox:
    def __init__(self, *_): pass
    def open(self): pass
    def close(self): print("closed")

slot_process.SlotLine.receive = receive
slot_process.StandingSandbox = NoSandbox
ours, theirs = socket.socketpair()
threading.Timer(1, ours.close).start()
sys.argv = ["slot", str(theirs.detach()), "0"]
slot_process.main()
"""


def test_a_signal_that_falls_into_a_callback_is_not_printed_and_comes_again():
    done = subprocess.run(
        [sys.executable, "-c", LEAVING_IN_A_CALLBACK], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("closed\n", "went on\n")


def test_a_slot_takes_the_process_that_was_started_for_it(tmp_path, monkeypatch):
    program = 'import os, sys; os.write(int(sys.argv[1]), b\'{"key": "k", "raw": "r"}\\n\'); sys.stdin.read()'
    monkeypatch.setattr(slot_start, "PROGRAM", [sys.executable, "-c", program])
    early = slot_start.start_slot(False)
    monkeypatch.setattr(slot_start, "PROGRAM", ["/nowhere"])
    slot = Slot(Job(NAME, "{}", {}, {"total_seconds": 5.0}), tmp_path, early)
    assert slot.run("ada", tmp_path).key == "k"
    slot.close()
    assert early.process.poll() is not None


def test_the_sandbox_that_a_slot_opened_early_is_the_one_it_runs_in(tmp_path):
    """bubblewrap dies with the thread that starts it: opened in one that ended, each was opened twice."""
    started = slot_start.start_slot(False)
    line, opened = SlotLine(started.end), []
    job = Job(NAME, json.dumps(nbformat.v4.new_notebook()), {})
    line.send({"job": asdict(job), "folder": str(tmp_path), "read": {}})
    line.send({"path": str(tmp_path / "nobody.ipynb")})
    try:
        while "failure" not in (reply := line.receive() or {"failure": "it ended"}):
            opened.append(reply["sandbox"])
        os.kill(opened[0], 0)
        path = put(tmp_path, "ada", 10, nbformat.writes(nbformat.v4.new_notebook()))
        line.send({"path": str(path)})
        while not {"key", "failure"} & (reply := line.receive() or {"failure": "it ended"}).keys():
            opened.append(reply["sandbox"])
    finally:
        line.close()
        started.process.wait(30)
    assert reply.get("key") and len(opened) == 1, reply


def test_a_slot_is_told_its_job_where_runs_are_kept_and_what_its_class_has_read(tmp_path, monkeypatch):
    program = "import os, sys; end = int(sys.argv[1]); said = os.read(end, 1 << 20).decode()\n"
    program += "import json; told = json.loads(said.split('\\n')[0]); key = ' '.join(sorted(told))\n"
    program += "os.write(end, json.dumps({'key': key, 'raw': str(told['read'])}).encode() + b'\\n'); input()"
    monkeypatch.setattr(slot_start, "PROGRAM", [sys.executable, "-c", program])
    monkeypatch.setattr(reuse_key, "READ", {"hash": [["autograder", "engine"]]})
    slot = Slot(Job(NAME, "{}", {}, {"total_seconds": 5.0}), tmp_path)
    said = slot.run("ada", tmp_path)
    slot.kill()
    assert said.key == "folder job read" and said.raw == str(reuse_key.READ), said


def test_a_process_that_does_not_take_its_job_is_not_said_to_have_hung_over_a_students_work(
    tmp_path, monkeypatch
):
    """It opens its sandbox first, which can take long; a job is more than a socket holds."""
    monkeypatch.setattr(slot_start, "PROGRAM", [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(slot_line, "SEND_SECONDS", 0.01)
    slot = Slot(Job(NAME, "x" * 1_000_000, {}, {"total_seconds": 5.0}), tmp_path)
    said = slot.run("ada", tmp_path)
    slot.kill()
    assert said.failure == "the process that judged it died: it did not listen for 0.01 s"


def test_a_slot_that_had_no_work_gives_its_process_up(tmp_path):
    early = slot_start.start_slot(False)
    slot = Slot(Job(NAME, "{}", {}, {"total_seconds": 5.0}), tmp_path, early)
    slot.close()
    assert early.process.wait(30) is not None
