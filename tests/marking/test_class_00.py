"""A class hands in chapter 00: who wrote what, and the mark that each cell must get."""

import pytest
from room import UNGRADED, USUAL, class_of, usual_suspects
from submissions import answered

NAME = "00_start_here"
CELLS = ("E0-1", "E0-2")
FULL = (1, 2)  # None: a person has not read it yet

LOOP = """def weighted_sum(x, w):
    total = 0.0
    for i in range(len(x)):
        total = total + x[i] * w[i]
    return total
"""
HURRIED = "def weighted_sum(x, w):\n    return sum(x) * sum(w)\n"
NO_SUM = "def weighted_sum(x, w):\n    return x * w\n"
THREE_ONLY = "def weighted_sum(x, w):\n    return x[0] * w[0] + x[1] * w[1] + x[2] * w[2]\n"
READS_GLOBALS = "x = np.array([2.0, -1.0])\n\ndef weighted_sum(a, w):\n    return float(x @ w)\n"
SYNTAX = "def weighted_sum(x, w)\n    return x @ w\n"
LISTS = """shapes = {"H1": [5, 4], "O1": [5, 4], "H2": [5, 6], "O2": [5, 6], "Yhat": [5, 2]}
shapes |= {"dW1": [3, 4], "dW2": [4, 6], "dW3": [6, 2]}
"""
BATCH = LISTS.replace("[3, 4]", "[5, 3, 4]")
ONE_WRONG = LISTS.replace('"Yhat": [5, 2]', '"Yhat": [5, 6]')


def handed_in() -> dict:
    return {
        **usual_suspects(NAME, test="E0-1", answer="weighted_sum"),
        "loop": answered(NAME, weighted_sum=LOOP),
        "lists": answered(NAME, shapes=LISTS),
        "hurried": answered(NAME, weighted_sum=HURRIED),
        "no_sum": answered(NAME, weighted_sum=NO_SUM),
        "three_only": answered(NAME, weighted_sum=THREE_ONLY),
        "reads_globals": answered(NAME, weighted_sum=READS_GLOBALS),
        "batch_in_the_weights": answered(NAME, shapes=BATCH),
        "one_wrong_cell": answered(NAME, shapes=ONE_WRONG),
        "syntax_error": answered(NAME, weighted_sum=SYNTAX),
    }


MARKS = {
    **dict.fromkeys(USUAL, FULL),
    "blank": (0, 0),
    "loop": (1, 2),
    "lists": (1, 2),
    "hurried": (0, 2),
    "no_sum": (0, 2),
    "three_only": (0, 2),
    "reads_globals": (0, 2),
    "batch_in_the_weights": (1, 0),
    "one_wrong_cell": (1, 0),
    "syntax_error": (0, 2),
    **dict.fromkeys(UNGRADED, (None, None)),
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return class_of(tmp_path_factory.mktemp("class"), NAME, handed_in())


def test_everybody_is_in_the_table():
    assert set(MARKS) == {*handed_in(), *UNGRADED}


@pytest.mark.parametrize("student", MARKS)
def test_marks(room, student):
    assert room.marks(student, NAME, CELLS) == dict(zip(CELLS, MARKS[student], strict=True))
