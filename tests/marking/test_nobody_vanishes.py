"""Every student who handed in comes out of `grade` with a mark or with a line that says why not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from one_class import FULL, NAME, class_run, grade, hand_in
from submissions import answered, blank

from autograder.commands.grade import Tally
from autograder.engine import registry
from autograder.handback.report import gather, summarise
from autograder.marking import slot_process, slot_start, slots
from autograder.marking.class_run import ClassRun, unaccounted
from autograder.marking.submission import Outcome

SITE = "import sys\nif 'slot_process' in ' '.join(sys.orig_argv):\n    {}\n"


def in_every_slot(tmp_path: Path, monkeypatch, code: str) -> None:
    """Run `code` at the start of every slot, as a library that is imported there would."""
    (tmp_path / "sitecustomize.py").write_text(SITE.format(code.replace("\n", "\n    ")))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *filter(None, sys.path)]))


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


@pytest.mark.parametrize("begun", [False, True], ids=["at its job", "at a request"])
def test_a_slot_that_takes_nothing_more_is_named_by_how_it_ended(begun, monkeypatch, tmp_path):
    """Not by "Broken pipe": that is what happened to us."""

    def ended(_) -> slot_start.Started:
        started = start(False)
        started.process.wait(60)
        return started

    monkeypatch.setattr(slot_start, "PROGRAM", [sys.executable, "-c", "raise SystemExit(7)"])
    start = slot_start.start_slot
    monkeypatch.setattr(slots, "start_slot", ended)
    slot = slots.Slot(a_job(), tmp_path)
    if begun:
        slot._start()
    outcome = slot.run("ada", tmp_path)
    slot.close()
    assert outcome.failure == "the process that judged it died: it ended with status 7"


def test_what_cannot_be_imported_is_said_where_it_is_needed_and_not_before(monkeypatch):
    def broken(name):
        raise SyntaxError(name)

    monkeypatch.setattr(slot_process.importlib, "import_module", broken)
    slot_process.import_what_judges()


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
