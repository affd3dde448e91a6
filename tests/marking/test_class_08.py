"""A class hands in chapter 08: who wrote what, and the mark that each cell must get."""

import pytest
from room import UNGRADED, USUAL, class_of, usual_suspects
from submissions import answered

pytestmark = pytest.mark.slow  # the quick door grades one class, that of chapter 00

NAME = "08_debugging_clinic"
CELLS = ("E8-1", "E8-2-eight", "E8-2-twelve", "E8-3", "Q8", "M8")
FULL = (2, 1, 1, 2, 1, None)  # None: a person has not read it yet


def handed_in() -> dict:
    return {
        **usual_suspects(NAME, test="E8-1", answer="vital_signs"),
        "comprehensions": answered(
            NAME,
            vital_signs="right/E8.1/comprehensions",
            diagnose="right/E8.2/ten_rules",
            cure="right/E8.3/by_name",
        ),
        "table": answered(
            NAME,
            vital_signs="right/E8.1/arrays",
            diagnose="right/E8.2/table_of_rules",
            cure="right/E8.3/three_cases",
        ),
        "rows_for_units": answered(NAME, vital_signs="wrong/E8.1/rows_for_units"),
        "root_missing": answered(NAME, vital_signs="wrong/E8.1/root_missing"),
        "missing_key": answered(NAME, vital_signs="wrong/E8.1/missing_key"),
        "one_word": answered(NAME, diagnose="wrong/E8.2/one_word_for_all"),
        "loss_alone": answered(NAME, diagnose="wrong/E8.2/loss_alone"),
        "not_cured": answered(NAME, cure="wrong/E8.3/not_cured_deep8"),
        "too_many_changes": answered(NAME, cure="wrong/E8.3/too_many_changes"),
        "changes_patient": answered(NAME, cure="wrong/E8.3/changes_input"),
        "quiz_wrong": answered(NAME, quiz_8='quiz_8 = {"a": 1, "b": 1, "c": 1}'),
    }


MARKS = {
    **dict.fromkeys(USUAL, FULL),
    "blank": (0, 0, 0, 0, 0, 0),
    "comprehensions": (2, 1, 1, 2, 1, None),
    "table": (2, 1, 1, 2, 1, None),
    "rows_for_units": (0, 1, 1, 2, 1, None),
    "root_missing": (0, 1, 1, 2, 1, None),
    "missing_key": (0, 1, 1, 2, 1, None),
    "one_word": (2, 0, 0, 2, 1, None),
    "loss_alone": (2, 0, 0, 2, 1, None),
    "not_cured": (2, 1, 1, 0, 1, None),
    "too_many_changes": (2, 1, 1, 0, 1, None),
    "changes_patient": (2, 1, 1, 0, 1, None),
    "quiz_wrong": (2, 1, 1, 2, 0, None),
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
