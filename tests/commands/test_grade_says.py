"""What `autograder grade` says at its end, and its exit status: 0 only where all is done."""

from __future__ import annotations

import pytest

from autograder.commands.grade import Tally
from autograder.marking.submission import Outcome

NAME = "04_one_neuron"


def after(*counted, **more) -> tuple[str, int]:
    tally = Tally(NAME, **more)
    for outcome, was_new in counted:
        tally.count(outcome, was_new)
    return tally.summary(), tally.status


@pytest.mark.parametrize(
    "counted, more, said, status",
    [
        ([(Outcome("ada"), True), (Outcome("bob"), False)], {}, "1 graded, 1 unchanged, 0 not graded", 0),
        ([(Outcome("ada", failure="broken"), True)], {}, "0 graded, 0 unchanged, 1 not graded", 1),
        ([(Outcome("ada"), True)], {"kept_before": 1}, "1 graded, 0 unchanged, 0 not graded", 1),
        ([(Outcome("ada"), True)], {"refused": 2}, "1 graded, 0 unchanged, 2 not graded", 1),
        (
            [(Outcome("ada", needs_an_eye=("E4-1: it stumbled",)), True)],
            {},
            "1 graded, 0 unchanged, 1 of them need your eye, 0 not graded",
            1,
        ),
        (
            [(Outcome("ada"), True)],
            {"waiting": 3},
            "1 graded, 0 unchanged, 0 not graded; answers of 3 wait for a person",
            0,
        ),
    ],
)
def test_the_last_line_and_the_status(counted, more, said, status):
    assert after(*counted, **more) == (f"{NAME}: {said}", status)


def test_each_failure_is_named_as_it_comes():
    tally = Tally(NAME)
    assert tally.count(Outcome("ada", failure="broken"), True) == ["ada: not graded, broken"]
    assert tally.count(Outcome("bob", needs_an_eye=("E4-1: why",)), False) == [
        "bob: needs your eye, E4-1: why"
    ]
    assert tally.count(Outcome("cy"), True) == []
