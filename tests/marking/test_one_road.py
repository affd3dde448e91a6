"""One rebuild, one run, one key a submission, by every road, and never in the process that asks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import warnings

import nbformat
import psutil
import pytest
from one_class import FULL, NAME, class_run, kept_runs
from room import Room
from sqlalchemy.exc import SAWarning
from submissions import answered, blank, markdown

from autograder.authoring.release import programs_of_this_python
from autograder.marking import rebuild, reuse_key, road, slot_start, slots, submission
from autograder.marking.submission import Job, Outcome


@pytest.fixture
def room(room):
    """Without a slot that another test has left to nbgrader's road."""
    road._close_slots()
    yield room
    road._close_slots()


def by_ours(room: Room) -> dict[str, Outcome]:
    return {outcome.student: outcome for outcome, _ in class_run(room).grade()}


def press_the_button(room: Room, student: str) -> dict:
    """What the formgrader does for POST /formgrader/api/submission/…/autograde."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    config = room.config()
    with programs_of_this_python(), warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # nbgrader's own, on SQLAlchemy 2.0
        return NbGraderAPI(CourseDirectory(config=config), config=config).autograde(NAME, student)


@pytest.fixture
def nothing_here(monkeypatch):
    """In this process nothing of a submission is parsed, rebuilt or run."""

    def refuse(*_, **__):
        raise AssertionError("this happens in a slot")

    for module, name in (
        (rebuild, "rebuilt"),
        (rebuild, "read_submission"),
        (submission, "rebuilt"),
        (submission, "read_submission"),
        (submission, "run_notebook"),
        (nbformat, "read"),
        (nbformat, "reads"),
    ):
        monkeypatch.setattr(module, name, refuse)


def test_nbgraders_own_loop_runs_nothing_in_its_process(room, nothing_here):
    room.hand_in("ada", NAME, answered(NAME))
    assert room.grade(NAME) == ""
    assert room.marks("ada", NAME) == FULL


def test_the_formgraders_button_runs_nothing_in_its_process(room, nothing_here):
    room.hand_in("ada", NAME, answered(NAME))
    assert press_the_button(room, "ada")["success"] is True
    assert room.marks("ada", NAME) == FULL


def test_our_command_runs_nothing_in_its_process(room, nothing_here):
    notebook = answered(NAME)
    notebook["cells"].append(markdown("done 🙂"))
    room.hand_in("ada", NAME, notebook)
    assert by_ours(room)["ada"].failure == ""
    assert room.marks("ada", NAME) == FULL
    assert room.autograded("ada", NAME)["cells"][-1]["source"] == ["done 🙂"]
    # one such letter in a text makes each of its characters four bytes, 53 MB of pictures 213
    copy = room.folder("ada", NAME, "autograded") / f"{NAME}.ipynb"
    (run,) = kept_runs(room)
    assert copy.read_bytes().isascii() and json.loads(run.read_text())["notebook"].isascii()


def test_every_road_takes_the_run_that_another_made(room, monkeypatch):
    room.hand_in("ada", NAME, answered(NAME))
    assert room.grade(NAME) == ""
    runs = kept_runs(room)
    assert len(runs) == 1
    monkeypatch.setattr(slots.Slot, "_start", lambda *_: pytest.fail("it ran twice"))
    assert [was_new for _, was_new in class_run(room).grade()] == [False]
    assert press_the_button(room, "ada")["success"] is True
    assert room.grade(NAME) == ""
    assert kept_runs(room) == runs
    assert [was_new for _, was_new in class_run(room).grade()] == [False]


def test_a_file_that_changes_while_it_is_judged_is_noted_as_what_was_judged(room, monkeypatch):
    path = room.hand_in("ada", NAME, blank(NAME))
    run = slots.Slot.run

    def changed_first(slot, student, place):
        path.write_text(json.dumps(answered(NAME)))
        return run(slot, student, place)

    with monkeypatch.context() as patch:
        patch.setattr(slots.Slot, "run", changed_first)
        assert by_ours(room)["ada"].failure == ""
    assert room.marks("ada", NAME) == FULL
    assert [was_new for _, was_new in class_run(room).grade()] == [False]


@pytest.mark.slow
@pytest.mark.parametrize(
    "content, reason",
    [
        ('{"cells": [', "no notebook that can be read"),
        ("[" * 100_000, "no notebook that can be read"),
        ('{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "no notebook"),
    ],
    ids=["cut off", "a deep one", "cells that are none"],
)
def test_what_cannot_be_read_costs_its_student_alone_on_nbgraders_road(room, content, reason):
    room.hand_in("bad", NAME, content)
    room.hand_in("fine", NAME, answered(NAME))
    said = room.grade(NAME)
    assert said and "fine" not in said.split("bad")[0]
    button = press_the_button(room, "bad")
    assert button["success"] is False and f"bad: the file is {reason}"[:20] in str(button)
    assert room.marks("fine", NAME) == FULL


@pytest.mark.parametrize("told", [0, 300_000], ids=["it fits into the line", "it does not"])
def test_a_hang_on_nbgraders_road_is_stopped_and_named(room, monkeypatch, told):
    monkeypatch.setattr(reuse_key, "READ", reuse_key.READ | {"more": [["a" * told, ""]]})
    room.hand_in("ada", NAME, blank(NAME))
    monkeypatch.setattr(slot_start, "PROGRAM", [sys.executable, "-c", "import time; time.sleep(600)"])
    monkeypatch.setattr(slots, "WATCHDOG_SECONDS", -239.5)
    button = press_the_button(room, "ada")
    assert button["success"] is False and "ada: the process that judged it hung" in str(button)


# --- nothing is orphaned


def test_a_slot_that_is_killed_takes_its_sandbox_with_it(tmp_path, room):
    path = room.hand_in("ada", NAME, answered(NAME))
    slot = slots.Slot(class_run(room).job, tmp_path)
    assert slot.run("ada", path).key
    family = psutil.Process(slot._process.pid).children(recursive=True)
    assert family
    os.kill(slot._process.pid, 19)  # stopped: it cannot end by itself
    slot.kill()
    gone, alive = psutil.wait_procs(family, timeout=20)
    assert not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


PARENT = """
import sys, time
from pathlib import Path
from autograder.marking import slots
slot = slots.Slot(slots.Job({name!r}, "{{}}", {{}}, {{}}), Path({folder!r}))
slot._start()
print(slot._process.pid, flush=True)
time.sleep(600)
"""


def test_a_slot_ends_when_the_process_that_asked_is_killed(tmp_path):
    code = PARENT.format(name=NAME, folder=str(tmp_path))
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    slot = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.communicate()
    gone, alive = psutil.wait_procs([slot], timeout=60)
    assert not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def test_another_job_takes_another_slot(tmp_path):
    store = road.Store(tmp_path)
    first = road._slot_for(Job(NAME, "{}", {}), store)
    assert road._slot_for(Job(NAME, "{}", {}), store) is first
    assert road._slot_for(Job(NAME, "{ }", {}), store) is not first
    road._close_slots()
    assert road._SLOTS == []
