"""A class hands in chapter 02: who wrote what, and the mark that each cell must get."""

import pytest
from room import UNGRADED, USUAL, class_of, usual_suspects
from submissions import answered

pytestmark = pytest.mark.slow  # the quick door grades one class, that of chapter 00

NAME = "02_reverse_mode"
CELLS = ("E2-1", "E2-2", "E2-3", "Q2", "M2")
FULL = (2, 5, 2, 1, None)  # None: a person has not read it yet


def handed_in() -> dict:
    return {
        **usual_suspects(NAME, test="E2-2", answer="reverse_mode"),
        "counts_users": answered(
            NAME,
            backward_order="right/E2.1/count_users",
            reverse_mode="right/E2.2/tape",
            cost="right/E2.3/numpy_counts",
        ),
        "longest_way": answered(
            NAME, backward_order="right/E2.1/longest_way", reverse_mode="right/E2.2/pull_with_memory"
        ),
        "breadth_first": answered(
            NAME, backward_order="wrong/E2.1/breadth_first", reverse_mode="right/E2.2/count_users"
        ),
        "overwrites": answered(NAME, reverse_mode="wrong/E2.2/overwrites_at_fan_out"),
        "sends_too_early": answered(NAME, reverse_mode="wrong/E2.2/sends_too_early"),
        "walks_every_path": answered(NAME, reverse_mode="wrong/E2.2/every_path_walked"),
        "no_seed": answered(NAME, reverse_mode="wrong/E2.2/seed_forgotten"),
        "multiplies_edges": answered(NAME, cost="wrong/E2.3/edges_multiplied"),
        "remembers": answered(NAME, reverse_mode="wrong/E2.2/remembers"),
        "quiz_wrong": answered(NAME, quiz_2='quiz_2 = {"a": 4, "b": 3, "c": 4}'),
    }


MARKS = {
    **dict.fromkeys(USUAL, FULL),
    "blank": (0, 0, 0, 0, 0),
    "counts_users": (2, 5, 2, 1, None),
    "longest_way": (2, 5, 2, 1, None),
    "breadth_first": (0, 5, 2, 1, None),
    "overwrites": (2, 0, 2, 1, None),
    "sends_too_early": (2, 0, 2, 1, None),
    "walks_every_path": (2, 0, 2, 1, None),
    "no_seed": (2, 0, 2, 1, None),
    "multiplies_edges": (2, 5, 0, 1, None),
    "remembers": (2, 0, 2, 1, None),
    "quiz_wrong": (2, 5, 2, 0, None),
    **dict.fromkeys(UNGRADED, (None, None, None, None, None)),
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return class_of(tmp_path_factory.mktemp("class"), NAME, handed_in())


def test_everybody_is_in_the_table():
    assert set(MARKS) == {*handed_in(), *UNGRADED}


@pytest.mark.parametrize("student", MARKS)
def test_marks(room, student):
    assert room.marks(student, NAME, CELLS) == dict(zip(CELLS, MARKS[student], strict=True))
