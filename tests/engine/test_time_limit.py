"""A limit of time inside another, and around what must not be stopped half-way."""

from __future__ import annotations

import signal
import time

import pytest

from autograder.engine.calling import TimeUp, held_together, time_limit


def test_what_takes_too_long_is_stopped():
    with pytest.raises(TimeUp), time_limit(0.05):
        time.sleep(20)


def test_a_limit_goes_on_where_another_inside_it_has_ended():
    with pytest.raises(TimeUp), time_limit(0.05):
        with time_limit(60.0):
            pass
        time.sleep(20)


def test_a_limit_that_is_over_leaves_no_clock_behind():
    with time_limit(60.0):
        with time_limit(60.0):
            pass
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_is_held_together_comes_to_its_end_and_is_stopped_then():
    done = []
    with pytest.raises(TimeUp), time_limit(0.05):
        with held_together():
            time.sleep(0.3)  # the limit rings meanwhile
            done.append("the answer is read")
        time.sleep(20)
        done.append("too long")
    assert done == ["the answer is read"]


def test_a_bell_while_the_clock_is_put_away_does_not_keep_it_running(monkeypatch):
    put, rings = signal.setitimer, [TimeUp()]

    def rings_once(which, *times):
        if times == (0,) and rings:
            raise rings.pop()
        return put(which, *times)

    monkeypatch.setattr(signal, "setitimer", rings_once)
    with time_limit(60.0):
        pass
    assert not rings and signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
