"""Every student who handed in comes out of `grade` with a mark or with a line that says why not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from room import Room
from submissions import answered, blank

from autograder.authoring.course import Course
from autograder.commands.grade import Tally
from autograder.engine import registry
from autograder.handback.report import gather, summarise
from autograder.marking import slot_start, slots
from autograder.marking.class_run import Choices, ClassRun, unaccounted
from autograder.marking.gradebook import Mark, are_written, waiting_for_an_eye
from autograder.marking.submission import Outcome
from autograder.sandbox import levels, standing
from autograder.sandbox.standing import Lost, StandingSandbox

NAME = "04_one_neuron"
FULL = {"E4-1-values": 1, "E4-1-quiet": 1, "E4-2": 2, "E4-3": 4, "E4-4": 2, "Q4": 1, "M4": None}
SITE = "import sys\nif 'slot_process' in ' '.join(sys.orig_argv):\n    {}\n"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A course whose gradebook knows the assignment, and nobody yet."""
    return Room(tmp_path_factory.mktemp("opened"), NAME).open()


@pytest.fixture
def room(opened):
    """The same room, emptied of students."""
    for step in ("submitted", "autograded", "verdicts"):
        subprocess.run(["rm", "-rf", str(opened.root / "class" / step)], check=True)
    with opened.gradebook() as gradebook:
        for student in list(gradebook.students):
            gradebook.remove_student(student.id)
    return opened


def hand_in(room: Room, **notebooks) -> None:
    for student, notebook in notebooks.items():
        room.hand_in(student, NAME, notebook)


def grade(room: Room, *options: str, status: int | None = 0) -> str:
    done = room.run(sys.executable, "-m", "autograder", "grade", "04", *options, status=status)
    return done.stdout + done.stderr


def class_run(room: Room, **choices) -> ClassRun:
    return ClassRun(Course(room.root), Choices(NAME, **choices))


def in_every_slot(tmp_path: Path, monkeypatch, code: str) -> None:
    """Run `code` at the start of every slot, as a library that is imported there would."""
    (tmp_path / "sitecustomize.py").write_text(SITE.format(code.replace("\n", "\n    ")))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, sys.path)]))


# --- a library that prints, dies or hangs in a slot


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        "import os; os.write(1, b'warming up\\n')",
        "print('warming up', flush=True)",
        "import atexit; atexit.register(print, 'good bye')",
        """import io, builtins\nreal = io.open\ndef noisy(*a, **k):\n    import os; os.write(1, b'{"key": ""}\\n'); return real(*a, **k)\nbuiltins.open = io.open = noisy""",
    ],
    ids=["to the descriptor", "through Python", "at the end", "what looks like an answer"],
)
def test_a_library_that_prints_to_descriptor_1_costs_nobody(room, tmp_path, monkeypatch, code):
    hand_in(room, a=answered(NAME), b=answered(NAME), c=blank(NAME))
    in_every_slot(tmp_path, monkeypatch, code)
    said = grade(room, "--jobs", "2").splitlines()
    assert f"{NAME}: 3 graded, 0 unchanged, 0 not graded; answers of 2 wait for a person" in said
    assert room.marks("a", NAME) == room.marks("b", NAME) == FULL


@pytest.mark.slow
def test_a_slot_that_cannot_start_names_every_student_and_ends_with_1(room, tmp_path, monkeypatch):
    hand_in(room, a=answered(NAME), b=answered(NAME))
    in_every_slot(tmp_path, monkeypatch, "import os; os._exit(7)")
    said = grade(room, "--jobs", "2", status=1)
    for student in ("a", "b"):
        assert f"{student}: not graded, the process that judged it died: it ended with status 7" in said
    assert "0 graded, 0 unchanged, 2 not graded" in said


@pytest.mark.parametrize(
    "what",
    [
        RuntimeError("can't start new thread"),
        pytest.param(ValueError("odd"), marks=pytest.mark.slow),
        pytest.param(KeyError("x"), marks=pytest.mark.slow),
    ],
)
def test_whatever_a_slot_raises_is_its_students_failure(room, monkeypatch, what):
    hand_in(room, a=blank(NAME), b=blank(NAME))
    real = slots.Slot.run

    def run(slot, student, path):
        if student == "a":
            raise what
        return real(slot, student, path)

    monkeypatch.setattr(slots.Slot, "run", run)
    outcomes = {outcome.student: outcome for outcome, _ in class_run(room).grade()}
    assert str(what).strip("'\"") in outcomes["a"].failure and not outcomes["b"].failure


@pytest.mark.parametrize("said", [b"hello\n", b"[1]\n", b'{"neither": 1}\n', b"\xff\n"])
def test_what_no_slot_says_is_a_failure_and_not_the_end(said, monkeypatch, tmp_path):
    monkeypatch.setattr(
        slot_start, "PROGRAM", [sys.executable, "-c", f"import os, sys; os.write(int(sys.argv[1]), {said!r})"]
    )
    slot = slots.Slot(a_job(), tmp_path)
    outcome = slot.run("ada", tmp_path)
    slot.close()
    assert outcome.student == "ada" and "died: it said what" in outcome.failure


def test_a_machine_without_threads_still_names_everybody(monkeypatch, tmp_path):
    def refuse(*_):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(slots.ThreadPoolExecutor, "submit", refuse)
    work = [(student, tmp_path) for student in ("ada", "bob")]
    found = list(slots.side_by_side(work, a_job(), tmp_path, 2))
    assert {outcome.student for outcome in found} == {"ada", "bob"}
    assert all("thread" in outcome.failure for outcome in found)


def a_job() -> slots.Job:
    return slots.Job(NAME, "{}", {}, {"total_seconds": 5.0})


# --- counted


def test_who_did_not_come_back_is_named(room, monkeypatch):
    hand_in(room, ada=blank(NAME), bob=blank(NAME))
    monkeypatch.setattr(ClassRun, "_run", lambda self, new: iter(()))
    outcomes = [outcome for outcome, _ in class_run(room).grade()]
    assert [outcome.student for outcome in outcomes] == ["ada", "bob"]
    assert all("nothing came back" in outcome.failure for outcome in outcomes)


def test_the_names_that_are_missing_are_those_not_seen():
    assert [one.student for one in unaccounted(["a", "b", "c"], {"b"})] == ["a", "c"]
    assert unaccounted(["a"], {"a"}) == []


def test_only_a_class_with_all_its_marks_ends_with_0():
    tally = Tally(NAME)
    assert tally.count(Outcome("a", key="k"), True) == [] and tally.status == 0
    assert tally.count(Outcome("b", key="k"), False) == [] and tally.status == 0
    said = tally.count(Outcome("c", key="k", needs_an_eye=("E4-3: KeyError", "Q4: KeyError")), True)
    assert said == ["c: needs your eye, E4-3: KeyError", "c: needs your eye, Q4: KeyError"]
    assert tally.status == 1
    assert tally.count(Outcome("d", failure="no file"), True) == ["d: not graded, no file"]
    assert tally.summary() == f"{NAME}: 2 graded, 1 unchanged, 1 of them need your eye, 1 not graded"
    alone = Tally(NAME)
    alone.count(Outcome("d", failure="no file"), True)
    assert alone.status == 1


# --- the gradebook is asked


@pytest.mark.slow
def test_a_gradebook_that_was_removed_is_written_again_and_nothing_runs(room):
    hand_in(room, ada=answered(NAME), bob=blank(NAME))
    grade(room)
    runs = kept_runs(room)
    (room.root / "class" / "gradebook.db").unlink()
    assert room.convert("GenerateAssignment", NAME) == ""
    assert "2 graded, 0 unchanged" in grade(room)
    assert room.marks("ada", NAME) == FULL
    assert kept_runs(room) == runs
    assert "0 graded, 2 unchanged" in grade(room)


@pytest.mark.slow
def test_a_student_who_was_removed_from_the_gradebook_is_written_again(room):
    hand_in(room, ada=answered(NAME), bob=blank(NAME))
    grade(room)
    with room.gradebook() as gradebook:
        gradebook.remove_student("ada")
    assert "1 graded, 1 unchanged" in grade(room)
    assert room.marks("ada", NAME) == FULL


@pytest.mark.slow
def test_a_gradebook_with_other_marks_than_the_runs_is_put_right(room):
    hand_in(room, ada=answered(NAME))
    grade(room)
    with room.gradebook() as gradebook:  # as a backup of yesterday would have it
        gradebook.find_grade("E4-3", NAME, NAME, "ada").auto_score = 0
        gradebook.db.commit()
    assert "1 graded, 0 unchanged" in grade(room)
    assert room.marks("ada", NAME) == FULL


@pytest.mark.slow
def test_the_gradebook_is_asked_once_a_class(room):
    hand_in(room, **{f"s{number}": blank(NAME) for number in range(4)})
    grade(room)
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    asked = []

    def note(connection, cursor, statement, *_):
        asked.append(statement)

    run = class_run(room)
    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert [was_new for _, was_new in run.grade()] == [False] * 4
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len([statement for statement in asked if "FROM grade" in statement]) == 1


def kept_runs(room: Room) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (room.root / "class" / "verdicts").glob("??/*.json")}


@pytest.mark.parametrize(
    "scores, marks, written",
    [
        ({"E": 1.0}, {"E": Mark(1.0)}, True),
        ({"E": 1.0, "F": 0.0}, {"E": Mark(1.0), "F": Mark(0.0), "M": Mark(None)}, True),
        ({"E": None}, {"E": Mark(None)}, True),
        ({"E": 1.0}, {}, False),
        ({"E": 1.0, "F": 0.0}, {"E": Mark(1.0)}, False),
        ({"E": 1.0}, {"E": Mark(0.0)}, False),
        ({"E": 0.0}, {"E": Mark(None)}, False),
        ({"E": 1.0}, {"E": Mark(0.0, by_hand=1.0)}, False),
        ({}, {"E": Mark(1.0)}, False),
    ],
)
def test_marks_are_written_if_the_gradebook_has_each_of_them(scores, marks, written):
    assert are_written(scores, marks) is written


def test_only_a_human_ends_the_wait_for_an_eye():
    scores = {"E": None, "F": None, "G": 0.0}
    assert waiting_for_an_eye(scores, {}) == ["E", "F"]
    assert waiting_for_an_eye(scores, {"E": Mark(None), "F": Mark(None, by_hand=0.0)}) == ["E"]


# --- a check of ours that stumbles


@pytest.fixture
def stumbling(tmp_path, monkeypatch):
    """In every slot the check of E4.3 stumbles."""
    code = "from autograder.engine import registry\n"
    code += "def stumble(*_):\n    raise LookupError('no such bank')\n"
    # a judge of another module would have another reuse key than the one that `grade` expects
    code += "stumble.__module__ = registry.exercises()['E4.3'].judge.__module__\n"
    code += "object.__setattr__(registry.exercises()['E4.3'], 'judge', stumble)"
    in_every_slot(tmp_path, monkeypatch, code)


@pytest.mark.slow
def test_a_check_that_stumbles_is_named_and_gives_no_silent_0(room, stumbling):
    hand_in(room, ada=answered(NAME))
    said = grade(room, status=1)
    assert "ada: needs your eye, E4-3: LookupError: no such bank" in said
    assert "1 graded, 0 unchanged, 1 of them need your eye, 0 not graded" in said
    assert room.marks("ada", NAME) == {**FULL, "E4-3": None}
    with room.gradebook() as gradebook:
        assert gradebook.find_grade("E4-3", NAME, NAME, "ada").needs_manual_grade
        gradebook.find_grade("E4-3", NAME, NAME, "ada").manual_score = 4
        run = class_run(room)
        kept = run.store.get(run.store.noted(NAME, "ada").key)
        assert "in stumble" in next(one.stumbled for one in kept.judged if one.cell == "E4-3")
        summary = summarise(NAME, gather(run))
        assert summary.attention["the check of E4.3 stumbled, which is our fault"] == ["ada"]
        assert "0 graded, 1 unchanged, 1 of them need your eye, 0 not graded" in grade(room, status=1)
        gradebook.db.commit()
    assert "0 graded, 1 unchanged, 0 not graded" in grade(room)  # a mark by hand ends the wait


def test_a_verdict_of_a_check_that_stumbled_keeps_the_traceback(monkeypatch):
    def stumble(*_):
        raise ZeroDivisionError("by zero")

    exercise = registry.exercises()["E4.1"]
    old = exercise.judge
    object.__setattr__(exercise, "judge", stumble)
    try:
        verdict = registry.run("E4.1 values", [None])
    finally:
        object.__setattr__(exercise, "judge", old)
    assert "in stumble" in verdict.traceback and not verdict.passed


# --- sandboxes that die


@pytest.fixture
def sandbox():
    standing_sandbox = StandingSandbox()
    yield standing_sandbox
    standing_sandbox.close()


def add(zygote) -> str:
    from autograder.sandbox.session import Session

    with Session(zygote) as session:
        return session.run_cell("print(1 + 1)")[0].get("text", "")


def test_a_sandbox_that_was_killed_between_two_submissions_is_replaced(sandbox):
    assert sandbox.do(add) == "2\n"
    os.killpg(sandbox._zygote.process.pid, signal.SIGKILL)
    time.sleep(0.2)
    assert sandbox.do(add) == "2\n"


@pytest.mark.slow
def test_a_sandbox_that_is_killed_under_a_submission_runs_it_once_more(sandbox):
    tries = []

    def killed_once(zygote):
        tries.append(zygote)
        if len(tries) == 1:
            os.killpg(zygote._zygote.process.pid, signal.SIGKILL)
        return add(zygote)

    assert sandbox.do(killed_once) == "2\n" and len(tries) == 2


@pytest.mark.slow
def test_a_sandbox_that_always_dies_costs_that_submission_alone(sandbox, monkeypatch):
    monkeypatch.setattr(standing, "PAUSE", 0.0)

    def always_killed(zygote):
        os.killpg(zygote._zygote.process.pid, signal.SIGKILL)
        return add(zygote)

    with pytest.raises(Lost, match="died twice"):
        sandbox.do(always_killed)
    assert sandbox.do(add) == "2\n"


def test_a_machine_that_is_short_of_processes_costs_that_submission_alone(sandbox, monkeypatch):
    monkeypatch.setattr(standing, "PAUSE", 0.0)
    with monkeypatch.context() as patch:
        patch.setattr(
            standing, "open_zygote", lambda _: (_ for _ in ()).throw(BlockingIOError(11, "no more"))
        )
        with pytest.raises(Lost, match="no more"):
            sandbox.do(add)
    assert sandbox.do(add) == "2\n"


@pytest.mark.slow
def test_a_check_that_met_a_lost_sandbox_has_judged_nothing(sandbox):
    """The check would say that it stumbled, or that the student's code crashed: neither is true."""
    tries = []

    def swallowed(zygote):
        tries.append(zygote)
        if len(tries) == 1:
            os.killpg(zygote._zygote.process.pid, signal.SIGKILL)
            try:
                return add(zygote)
            except OSError:
                return "the check itself stumbled"
        return add(zygote)

    assert sandbox.do(swallowed) == "2\n"


# --- bubblewrap that is installed and refused


REFUSES = "#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n"


@pytest.fixture
def refused_bwrap(tmp_path, monkeypatch):
    program = tmp_path / "bin" / "bwrap"
    program.parent.mkdir()
    program.write_text(REFUSES)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def test_the_level_expected_is_the_level_opened_where_bubblewrap_is_refused(refused_bwrap):
    assert levels.expected_level() == 1
    assert "Permission denied" in levels.why_not(2)
    with levels.open_zygote() as zygote:
        assert zygote.level == 1


@pytest.mark.slow
def test_where_bubblewrap_is_refused_nothing_runs_twice(room, refused_bwrap):
    hand_in(room, ada=answered(NAME), bob=blank(NAME))
    grade(room)
    assert len(kept_runs(room)) == 2
    assert "0 graded, 2 unchanged" in grade(room)
    run = class_run(room)
    assert run.store.get(run.store.noted(NAME, "ada").key).level == 1
    assert room.marks("ada", NAME) == FULL


def test_a_machine_short_of_processes_is_not_one_that_refuses(tmp_path, monkeypatch):
    flag = tmp_path / "once"
    program = tmp_path / "bwrap"
    program.write_text(
        f"#!/bin/sh\n[ -e {flag} ] && exit 0\ntouch {flag}\n"
        "echo 'bwrap: Creating new namespace failed: Resource temporarily unavailable' >&2\nexit 1\n"
    )
    program.chmod(0o755)
    assert levels.refused(str(program)) is None
