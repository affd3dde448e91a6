"""A class hands in chapter 05: who wrote what, and the mark that each cell must get."""

import pytest
from room import UNGRADED, USUAL, class_of, usual_suspects
from submissions import answered

pytestmark = pytest.mark.slow  # the quick door grades one class, that of chapter 00

NAME = "05_layers"
CELLS = ("E5-1", "E5-2", "E5-3", "E5-4", "Q5", "M5")
FULL = (2, 1, 4, 3, 1, None)  # None: a person has not read it yet


def handed_in() -> dict:
    return {
        **usual_suspects(NAME, test="E5-3", answer="dense_backward"),
        "own_styles": answered(
            NAME,
            sigmoid_backward="right/E5.1/lecture_form",
            dense_forward="right/E5.2/einsum",
            dense_backward="right/E5.3/tensordot",
            Dense="right/E5.4/short",
            Sigmoid="# above",
        ),
        "outer_products": answered(
            NAME,
            sigmoid_backward="right/E5.1/exponential_form",
            dense_forward="right/E5.2/masked",
            dense_backward="right/E5.3/outer_products",
        ),
        "local_only": answered(NAME, sigmoid_backward="wrong/E5.1/only_local_slope"),
        "forward_transposed": answered(NAME, dense_forward="wrong/E5.2/transposed"),
        "transposed": answered(NAME, dense_backward="wrong/E5.3/dW_transposed"),
        "first_sample": answered(NAME, dense_backward="wrong/E5.3/first_sample_only"),
        "divided": answered(NAME, dense_backward="wrong/E5.3/dW_divided_by_N"),
        "other_order": answered(NAME, dense_backward="wrong/E5.3/other_order"),
        "adds_up": answered(NAME, Dense="wrong/E5.4/dW_adds_up", Sigmoid="# above"),
        "first_kept": answered(NAME, Dense="wrong/E5.4/first_input_kept", Sigmoid="# above"),
        "no_method": answered(NAME, Dense="wrong/E5.4/missing_method", Sigmoid="# above"),
        "quiz_wrong": answered(NAME, quiz_5='quiz_5 = {"a": 1, "b": 1, "c": 1}'),
    }


MARKS = {
    **dict.fromkeys(USUAL, FULL),
    "blank": (0, 0, 0, 0, 0, 0),
    "own_styles": (2, 1, 4, 3, 1, None),
    "outer_products": (2, 1, 4, 3, 1, None),
    "local_only": (0, 1, 4, 0, 1, None),
    "forward_transposed": (2, 0, 4, 0, 1, None),
    "transposed": (2, 1, 0, 0, 1, None),
    "first_sample": (2, 1, 0, 0, 1, None),
    "divided": (2, 1, 0, 0, 1, None),
    "other_order": (2, 1, 0, 0, 1, None),
    "adds_up": (2, 1, 4, 0, 1, None),
    "first_kept": (2, 1, 4, 0, 1, None),
    "no_method": (2, 1, 4, 0, 1, None),
    "quiz_wrong": (2, 1, 4, 3, 0, None),
    **dict.fromkeys(UNGRADED, (None, None, None, None, None, None)),
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return class_of(tmp_path_factory.mktemp("class"), NAME, handed_in())


def test_everybody_is_in_the_table():
    assert set(MARKS) == {*handed_in(), *UNGRADED}


@pytest.mark.parametrize("student", MARKS)
def test_marks(room, student):
    assert room.marks(student, NAME, CELLS) == dict(zip(CELLS, MARKS[student], strict=True))
