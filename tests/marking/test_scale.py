"""A class of any size: side by side, never twice, and what goes wrong costs one student."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from room import Room
from submissions import ROOT, answered, blank, full_marks

from autograder.authoring.course import Course
from autograder.marking import slot_start, slots, submission
from autograder.marking.class_run import Choices, ClassRun
from autograder.rehearsal.simulate import make_class

pytestmark = pytest.mark.slow

NAME = "04_one_neuron"
FULL = full_marks(NAME)


def simulated(room: Room, count: int, seed: int = 1) -> dict[str, Path]:
    """Hand in a synthetic class; student -> path."""
    handed_in = {}
    for student in make_class(Course(ROOT), NAME, count, seed, room.root / "simulated"):
        text = (room.root / "simulated" / student.name / f"{NAME}.ipynb").read_text()
        handed_in[student.name] = room.hand_in(student.name, NAME, text)
    return handed_in


def few(root: Path, **notebooks) -> Room:
    """A small class, not graded yet."""
    room = Room(root, NAME).open()
    for student, notebook in notebooks.items():
        room.hand_in(student, NAME, notebook)
    return room


def grade(room: Room, *options: str, status: int | None = 0) -> str:
    done = room.run(sys.executable, "-m", "autograder", "grade", "04", *options, status=status)
    return done.stdout + done.stderr


def class_run(room: Room, **choices) -> ClassRun:
    return ClassRun(Course(room.root), Choices(NAME, **choices))


def all_marks(room: Room) -> dict:
    with room.gradebook() as gradebook:
        found = gradebook.find_notebook(NAME, NAME).submissions
        return {s.student.id: {g.name: g.score for g in s.grades} for s in found}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A simulated class, graded by two slots."""
    room = Room(tmp_path_factory.mktemp("many"), NAME).open()
    simulated(room, 16)
    room.said = grade(room, "--jobs", "2", status=None)
    return room


def test_marks_are_those_of_nbgrader_alone(graded, tmp_path):
    alone = Room(tmp_path / "alone", NAME).open()
    simulated(alone, 16)
    alone.grade(NAME)
    ours, theirs = all_marks(graded), all_marks(alone)
    assert len(ours) >= 12
    assert ours == {student: theirs[student] for student in ours}
    assert all(not any(marks.values()) for student, marks in theirs.items() if student not in ours)


def test_an_unchanged_class_is_neither_run_nor_written(graded):
    places = [graded.root / "class" / "verdicts", graded.root / "class" / "autograded"]
    before = {p: p.stat().st_mtime_ns for place in places for p in place.rglob("*.*") if p.is_file()}
    number = len(all_marks(graded))
    assert f"0 graded, {number} unchanged" in grade(graded, status=None)
    assert {p: p.stat().st_mtime_ns for place in places for p in place.rglob("*.*") if p.is_file()} == before


def test_what_was_handed_in_again_is_run_again(graded):
    graded.hand_in("student-0001", NAME, answered(NAME))
    assert "1 graded" in grade(graded, "--student", "student-0001")
    assert graded.marks("student-0001", NAME) == FULL
    assert "0 graded, 1 unchanged" in grade(graded, "--student", "student-0001")
    assert "1 graded" in grade(graded, "--student", "student-0001", "--force")


def test_a_changed_check_or_seed_is_another_verdict(graded, monkeypatch):
    job = class_run(graded).job
    submitted = b"the same file"
    key = job.key(submitted)
    assert replace(job).key(submitted) == key
    assert replace(job, options={**job.options, "seed": 1}).key(submitted) != key
    assert replace(job, release=job.release + " ").key(submitted) != key
    assert job.key(b"another file") != key
    monkeypatch.setattr(submission, "fingerprint", lambda chapter: "the checks have changed")
    assert replace(job).key(submitted) != key


def test_a_slot_that_is_killed_costs_one_student_and_only_that_one_is_tried_again(tmp_path, monkeypatch):
    room = few(tmp_path, a=answered(NAME), b=answered(NAME), c=blank(NAME))
    ask = slots.Slot._ask

    def killed_at_b(slot, request, seconds):
        if "/b/" in request["path"]:
            slot._start()
            slot._process.kill()
        return ask(slot, request, seconds)

    with monkeypatch.context() as patch:
        patch.setattr(slots.Slot, "_ask", killed_at_b)
        outcomes = {outcome.student: outcome for outcome, _ in class_run(room).grade()}
    assert outcomes["b"].failure == "the process that judged it died: it was killed by signal 9"
    assert not outcomes["a"].failure and not outcomes["c"].failure
    assert [(o.student, new) for o, new in class_run(room).grade() if new] == [("b", True)]
    assert room.marks("b", NAME) == FULL


def test_a_hang_in_the_judging_process_is_stopped(tmp_path, monkeypatch):
    room = few(tmp_path, a=answered(NAME))
    monkeypatch.setattr(slots, "WATCHDOG_SECONDS", 1.0)
    monkeypatch.setattr(slot_start, "PROGRAM", [sys.executable, "-c", "import time; time.sleep(600)"])
    job = class_run(room).job
    slot = slots.Slot(replace(job, options={**job.options, "total_seconds": 1.0}), tmp_path)
    outcome = slot.run("a", tmp_path)
    slot.close()
    assert "hung" in outcome.failure


def test_a_file_of_any_size_costs_one_student(tmp_path):
    room = few(tmp_path, a=answered(NAME), b=answered(NAME))
    with open(room.folder("a", NAME) / f"{NAME}.ipynb", "wb") as file:
        file.truncate(8 << 30)  # 8 GB of nothing
    slot = slots.Slot(class_run(room).job, tmp_path / "verdicts")
    outcomes = {s: slot.run(s, room.folder(s, NAME) / f"{NAME}.ipynb") for s in ("a", "b")}
    slot.close()
    assert "too large, 150 MB are allowed" in outcomes["a"].failure
    assert outcomes["b"].key and not outcomes["b"].failure


def test_a_full_disk_loses_nothing(tmp_path, monkeypatch):
    room = few(tmp_path, a=answered(NAME))
    (tmp_path / "class" / "verdicts").write_text("no folder can be made here")
    outcomes = [outcome for outcome, _ in class_run(room).grade()]
    assert outcomes[0].failure
    (tmp_path / "class" / "verdicts").unlink()
    assert "1 graded" in grade(room)


def waiting_class(root: Path, count: int) -> Room:
    return few(root, **{f"s{i}": answered(NAME, sigmoid=f"# {i}\n{SLOW}") for i in range(count)})


SLOW = "import time\ntime.sleep(0.4)\ndef sigmoid(s):\n    return 1 / (1 + np.exp(-s))\n"


def start(room: Room) -> subprocess.Popen:
    command = [sys.executable, "-m", "autograder", "grade", "04"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    hears = ["env", "--default-signal=INT"]  # a shell's background job, as tests may be, is deaf to Ctrl-C
    return subprocess.Popen([*hears, *command], cwd=room.root, env=room.environment, text=True, **streams)


def wait_for_marks(room: Room, number: int) -> None:
    for _ in range(600):
        if len(list((room.root / "class" / "verdicts" / "students" / NAME).glob("*.json"))) >= number:
            return
        time.sleep(0.1)
    raise AssertionError("nothing was graded")


def test_control_c_stops_cleanly_and_the_next_run_goes_on(tmp_path):
    room = waiting_class(tmp_path, 8)
    process = start(room)
    wait_for_marks(room, 2)  # the first is written and noted whole when the second begins
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130 and "Traceback" not in said, said
    already = len(all_marks(room))
    assert 1 <= already < 8
    done = grade(room)
    assert int(done.split(" unchanged")[0].split()[-1]) >= 1
    assert len(all_marks(room)) == 8


def test_a_grader_killed_at_any_moment_loses_no_mark(tmp_path):
    room = waiting_class(tmp_path, 6)
    grade(room, "--student", "s0")
    with room.gradebook() as gradebook:
        written = gradebook.find_grade("M4", NAME, NAME, "s0")
        written.manual_score = 2
        gradebook.db.commit()
    for number in (2, 4):
        process = start(room)
        wait_for_marks(room, number)
        process.kill()
        process.communicate(timeout=60)
        with sqlite3.connect(room.root / "class" / "gradebook.db") as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    grade(room)
    marks = all_marks(room)
    assert len(marks) == 6
    assert marks["s0"]["M4"] == 2 and marks["s0"]["E4-3"] == 4
    assert grade(room).count("6 unchanged") == 1


def test_one_bad_submission_makes_the_exit_status_1(tmp_path):
    room = few(tmp_path, fine=answered(NAME), broken='{"cells": [')
    (room.folder("link", NAME)).mkdir(parents=True)
    (room.folder("link", NAME) / f"{NAME}.ipynb").symlink_to("/etc/passwd")
    room.hand_in("renamed", NAME, answered(NAME), file="p (1).ipynb")
    said = grade(room, status=1)
    assert "broken: not graded, the file is no notebook that can be read" in said
    assert "link: not graded, 04_one_neuron.ipynb is a link" in said
    assert "renamed: not graded, no file 04_one_neuron.ipynb, only p (1).ipynb" in said
    assert room.marks("fine", NAME) == FULL


@pytest.mark.parametrize(
    "options, reason",
    [
        (["99"], "no notebook '99'"),
        (["04", "--student", "nobody"], "no submission of 04_one_neuron by nobody"),
        (["04", "--jobs", "0"], "--jobs takes a number"),
        (["04", "--db", "sqlite:////nowhere/gradebook.db"], "there is no gradebook"),
        (["04", "--db", "postgresql://nobody@127.0.0.1:9/none"], "autograder:"),
        (["04", "--scheduler", "tcp://127.0.0.1:9", "--force"], "autograder:"),
    ],
)
def test_bad_input_is_one_line_and_loses_nothing(graded, options, reason):
    before = all_marks(graded)
    done = graded.run(sys.executable, "-m", "autograder", "grade", *options, status=2)
    assert reason in done.stderr and len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert all_marks(graded) == before


def test_a_gradebook_that_is_held_is_said_in_one_line(tmp_path):
    room = few(tmp_path, a=answered(NAME))
    url = f"sqlite:///{room.root}/class/gradebook.db?timeout=1"
    held = sqlite3.connect(room.root / "class" / "gradebook.db", check_same_thread=False)
    held.execute("BEGIN EXCLUSIVE")
    done = room.run(sys.executable, "-m", "autograder", "grade", "04", "--db", url, status=2)
    held.rollback()
    assert "another process holds the gradebook" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "1 graded" in grade(room)


def test_without_a_sandbox_every_result_says_so(tmp_path):
    room = few(tmp_path, a=answered(NAME))
    grade(room, "--no-sandbox")
    assert "unsandboxed" in room.output("a", NAME, "E4-3")
    room.run("nbgrader", "export", "--to", "class/marks.csv")
    head, row = (room.root / "class" / "marks.csv").read_text().splitlines()
    assert head.endswith(",sandbox,version") and ",unsandboxed," in row
    assert room.marks("a", NAME) == FULL


def test_stopping_ends_every_slot(tmp_path):
    room = waiting_class(tmp_path, 4)
    stop, run, before = threading.Event(), class_run(room), set(threading.enumerate())
    work = [(s, p) for s, p in run.submissions().items()]
    running = slots.side_by_side(work, run.job, tmp_path / "verdicts", 2, stop)
    next(running)
    running.close()
    assert set(threading.enumerate()) <= before
    assert json.loads(json.dumps(run.job.options)) == run.job.options
