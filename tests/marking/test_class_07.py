"""A class hands in chapter 07: who wrote what, and the mark that each cell must get."""

import pytest
from room import UNGRADED, USUAL, class_of, usual_suspects
from submissions import answered

pytestmark = pytest.mark.slow  # the quick door grades one class, that of chapter 00

NAME = "07_training"
CELLS = ("E7-1", "E7-2", "E7-3-moons", "E7-3-spirals", "E7-4", "Q7", "M7")
FULL = (1, 2, 1, 1, 2, 1, None)  # None: a person has not read it yet


def handed_in() -> dict:
    return {
        **usual_suspects(NAME, test="E7-2", answer="sgd_epoch"),
        "in_order": answered(NAME, sgd_epoch="right/E7.2/not_shuffled"),
        "comprehension": answered(
            NAME,
            init_weights="right/E7.1/list_comprehension",
            train_2d="right/E7.3/fewer_epochs_no_shuffle",
            train_digits="right/E7.4/recipe",
        ),
        "zeros": answered(NAME, init_weights="wrong/E7.1/zeros"),
        "uphill": answered(NAME, sgd_epoch="wrong/E7.2/uphill"),
        "last_dropped": answered(NAME, sgd_epoch="wrong/E7.2/last_batch_dropped"),
        "changes_input": answered(NAME, sgd_epoch="wrong/E7.2/changes_input"),
        "untrained": answered(NAME, train_2d="wrong/E7.3/untrained"),
        "diverged": answered(NAME, train_2d="wrong/E7.3/diverged"),
        "other_net": answered(NAME, train_2d="wrong/E7.3/other_net"),
        "twins": answered(NAME, train_digits="wrong/E7.4/twins_for_ever"),
        "quiz_wrong": answered(NAME, quiz_7='quiz_7 = {"a": 1, "b": 1, "c": 1}'),
    }


MARKS = {
    **dict.fromkeys(USUAL, FULL),
    "blank": (0, 0, 0, 0, 0, 0, 0),
    "in_order": (1, 2, 1, 1, 2, 1, None),
    "comprehension": (1, 2, 1, 1, 2, 1, None),
    "zeros": (0, 2, 0, 0, 0, 1, None),
    "uphill": (1, 0, 0, 0, 0, 1, None),
    "last_dropped": (1, 0, 1, 1, 2, 1, None),
    "changes_input": (1, 0, 1, 1, 2, 1, None),
    "untrained": (1, 2, 0, 0, 2, 1, None),
    "diverged": (1, 2, 0, 0, 2, 1, None),
    "other_net": (1, 2, 0, 0, 2, 1, None),
    "twins": (1, 2, 1, 1, 0, 1, None),
    "quiz_wrong": (1, 2, 1, 1, 2, 0, None),
    **dict.fromkeys(UNGRADED, (None, None, None, None, None, None, None)),
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return class_of(tmp_path_factory.mktemp("class"), NAME, handed_in())


def test_everybody_is_in_the_table():
    assert set(MARKS) == {*handed_in(), *UNGRADED}


@pytest.mark.parametrize("student", MARKS)
def test_marks(room, student):
    assert room.marks(student, NAME, CELLS) == dict(zip(CELLS, MARKS[student], strict=True))
