"""A sandbox that dies, or cannot be opened, costs at most the submission that was in it."""

from __future__ import annotations

import os
import select
import signal

import pytest
from one_class import FULL, NAME, class_run, grade, hand_in, kept_runs
from submissions import answered, blank

from autograder.sandbox import levels, standing
from autograder.sandbox.standing import Lost, StandingSandbox


@pytest.fixture
def sandbox():
    standing_sandbox = StandingSandbox()
    yield standing_sandbox
    standing_sandbox.close()


def add(zygote) -> str:
    from autograder.sandbox.session import Session

    with Session(zygote) as session:
        return session.run_cell("print(1 + 1)")[0].get("text", "")


def kill(zygote) -> None:
    """Until all of it is dead: what bubblewrap started dies a moment after it, and could still answer."""
    os.killpg(zygote.process.pid, signal.SIGKILL)
    zygote.process.wait()
    watch = select.poll()
    watch.register(zygote._control._end, select.POLLRDHUP)
    assert watch.poll(10_000)


def test_a_sandbox_that_was_killed_between_two_submissions_is_replaced(sandbox):
    assert sandbox.do(add) == "2\n"
    kill(sandbox._zygote)
    assert sandbox.do(add) == "2\n"


@pytest.mark.slow
def test_a_sandbox_that_is_killed_under_a_submission_runs_it_once_more(sandbox):
    tries = []

    def killed_once(zygote):
        tries.append(zygote)
        if len(tries) == 1:
            kill(zygote._zygote)
        return add(zygote)

    assert sandbox.do(killed_once) == "2\n" and len(tries) == 2


@pytest.mark.slow
def test_a_sandbox_that_always_dies_costs_that_submission_alone(sandbox, monkeypatch):
    monkeypatch.setattr(standing, "PAUSE", 0.0)

    def always_killed(zygote):
        kill(zygote._zygote)
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
            kill(zygote._zygote)
            try:
                return add(zygote)
            except OSError:
                return "the check itself stumbled"
        return add(zygote)

    assert sandbox.do(swallowed) == "2\n"


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
