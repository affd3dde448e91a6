"""A class hands in chapter 01: who wrote what, and the mark that each cell must get."""

import pytest
from room import UNGRADED, USUAL, class_of, usual_suspects
from submissions import answered

pytestmark = pytest.mark.slow  # the quick door grades one class, that of chapter 00

NAME = "01_chain_rule"
CELLS = ("E1-1", "E1-2", "E1-3", "E1-4", "Q1", "M1")
FULL = (1, 2, 2, 4, 1, None)  # None: a person has not read it yet


def handed_in() -> dict:
    return {
        **usual_suspects(NAME, test="E1-4", answer="path_sum"),
        "numpy": answered(
            NAME,
            chain_1d="right/E1.1/as_array",
            local_derivatives="right/E1.2/numpy_numbers",
            all_paths="right/E1.3/stack",
            path_sum="right/E1.4/carries_the_product",
        ),
        "recursive": answered(NAME, all_paths="right/E1.3/recursive", path_sum="right/E1.4/remembers"),
        "nested": answered(NAME, chain_1d="wrong/E1.1/slopes_nested"),
        "inner_forgotten": answered(NAME, chain_1d="wrong/E1.1/inner_slope_missing"),
        "swapped": answered(NAME, local_derivatives="wrong/E1.2/operands_swapped"),
        "minus_forgotten": answered(NAME, local_derivatives="wrong/E1.2/minus_forgotten"),
        "first_path": answered(NAME, path_sum="wrong/E1.4/first_path_only__2"),
        "added": answered(NAME, path_sum="wrong/E1.4/added_along_the_path"),
        "paths_turned": answered(
            NAME, all_paths="wrong/E1.3/paths_turned_round", path_sum="right/E1.4/recursive"
        ),
        "quiz_wrong": answered(NAME, quiz_1='quiz_1 = {"a": 1, "b": 1, "c": 1, "d": 1}'),
    }


MARKS = {
    **dict.fromkeys(USUAL, FULL),
    "blank": (0, 0, 0, 0, 0, 0),
    "numpy": (1, 2, 2, 4, 1, None),
    "recursive": (1, 2, 2, 4, 1, None),
    "nested": (0, 2, 2, 4, 1, None),
    "inner_forgotten": (0, 2, 2, 4, 1, None),
    "swapped": (1, 0, 2, 4, 1, None),
    "minus_forgotten": (1, 0, 2, 4, 1, None),
    "first_path": (1, 2, 2, 0, 1, None),
    "added": (1, 2, 2, 0, 1, None),
    "paths_turned": (1, 2, 0, 4, 1, None),
    "quiz_wrong": (1, 2, 2, 4, 0, None),
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
