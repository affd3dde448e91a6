"""A class hands in chapter 03: who wrote what, and the mark that each cell must get."""

import pytest
from room import UNGRADED, USUAL, class_of, usual_suspects
from submissions import answered

pytestmark = pytest.mark.slow  # the quick door grades one class, that of chapter 00

NAME = "03_gradient_check"
CELLS = ("E3-1", "E3-2", "E3-3", "Q3", "M3")
FULL = (2, 4, 2, 1, None)  # None: a person has not read it yet


def handed_in() -> dict:
    return {
        **usual_suspects(NAME, test="E3-2", answer="numerical_gradient"),
        "in_place": answered(
            NAME,
            derivative="right/E3.1/one_formula",
            numerical_gradient="right/E3.2/in_place_put_back",
            relative_error="right/E3.3/infinity_norm",
        ),
        "copies": answered(
            NAME, numerical_gradient="right/E3.2/eye_rows", relative_error="right/E3.3/step_by_step"
        ),
        "forward_for_central": answered(NAME, derivative="wrong/E3.1/forward_for_central"),
        "two_missing": answered(NAME, derivative="wrong/E3.1/two_missing"),
        "hard_coded": answered(NAME, derivative="wrong/E3.1/eps_hard_coded"),
        "not_restored": answered(NAME, numerical_gradient="wrong/E3.2/not_restored"),
        "one_shape_only": answered(NAME, numerical_gradient="wrong/E3.2/one_shape_only"),
        "whole_numbers": answered(NAME, numerical_gradient="wrong/E3.2/whole_numbers"),
        "nan_at_zero": answered(NAME, relative_error="wrong/E3.3/floor_missing"),
        "entry_by_entry": answered(NAME, relative_error="wrong/E3.3/entry_by_entry"),
        "quiz_wrong": answered(NAME, quiz_3='quiz_3 = {"a": 3, "b": 4, "c": 1}'),
    }


MARKS = {
    **dict.fromkeys(USUAL, FULL),
    "blank": (0, 0, 0, 0, 0),
    "in_place": (2, 4, 2, 1, None),
    "copies": (2, 4, 2, 1, None),
    "forward_for_central": (0, 4, 2, 1, None),
    "two_missing": (0, 4, 2, 1, None),
    "hard_coded": (0, 4, 2, 1, None),
    "not_restored": (2, 0, 2, 1, None),
    "one_shape_only": (2, 0, 2, 1, None),
    "whole_numbers": (2, 0, 2, 1, None),
    "nan_at_zero": (2, 4, 0, 1, None),
    "entry_by_entry": (2, 4, 0, 1, None),
    "quiz_wrong": (2, 4, 2, 0, None),
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
