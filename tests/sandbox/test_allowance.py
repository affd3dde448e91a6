"""The time of one notebook: each check leaves time for those still to come, and who took the most is named."""

from __future__ import annotations

import pytest

from autograder.sandbox.allowance import SECONDS_OF_A_CHECK, Allowance, Spent


@pytest.fixture
def now(monkeypatch):
    """[seconds]: the clock, which stands still until a test moves it."""
    shown = [100.0]
    monkeypatch.setattr("autograder.sandbox.allowance.time.monotonic", lambda: shown[0])
    return shown


def test_one_check_leaves_time_for_those_still_to_come(now):
    time = Allowance(240.0)
    assert time.left() == 240.0
    time.share(5)
    assert time.left() == 240.0 - 5 * SECONDS_OF_A_CHECK
    now[0] += 195.0
    assert time.left() == -5.0
    time.share(4)  # 45 s are left: a fifth of them, since 4 checks of 10 s leave less
    assert time.left() == 9.0
    time.share(0)
    assert time.left() == 45.0


def test_who_took_the_most_is_known_by_name():
    time = Allowance(10.0)
    time.was_cut()
    assert time.too_much is None
    for request, seconds in (
        ({"do": "call", "name": "f"}, 2.0),
        ({"do": "cell", "source": "\n\nx = 1\ny = 2"}, 3.0),
        ({"do": "call", "name": "f"}, 2.0),
        ({"do": "value"}, 1.0),
    ):
        time.spend(request, seconds)
    time.was_cut()
    assert (time.too_much.name, time.too_much.seconds, time.too_much.times) == ("f", 4.0, 2)
    assert not time.too_much.is_cell
    time.spend({"do": "cell", "source": "x = 1 "}, 3.0)
    time.was_cut()
    assert (time.too_much.name, time.too_much.is_cell, time.too_much.seconds) == ("x = 1", True, 6.0)
    time.share(1)
    assert time.too_much is None


def test_nobody_has_come_too_late_at_the_start():
    assert Allowance(10.0).too_much is None


def test_a_request_without_a_name_is_called_by_the_first_line_of_its_cell():
    time = Allowance(10.0)
    time.spend({"do": "cell", "source": "  " + "x" * 100 + "\ny = 2"}, 1.0)
    time.was_cut()
    assert time.too_much == Spent("x" * 60, True, 1.0, 1)


def test_an_attribute_of_an_object_is_no_cell():
    time = Allowance(10.0)
    time.spend({"do": "get"}, 1.0)
    time.was_cut()
    assert time.too_much == Spent("", False, 1.0, 1)
