"""A class hands in chapter 06: who wrote what, and the mark that each cell must get."""

import pytest
from room import UNGRADED, USUAL, class_of, usual_suspects
from submissions import answered

pytestmark = pytest.mark.slow  # the quick door grades one class, that of chapter 00

NAME = "06_three_layer_net"
CELLS = ("E6-1", "E6-2", "E6-3-dW3", "E6-3-dW2", "E6-3-all", "E6-4", "Q6", "M6")
FULL = (2, 2, 1, 1, 3, 1, 1, None)  # None: a person has not read it yet


def handed_in() -> dict:
    return {
        **usual_suspects(NAME, test="E6-3-all", answer="backward"),
        "einsum": answered(NAME, forward="right/E6.2/loop", backward="right/E6.3/einsum"),
        "layers": answered(
            NAME, mse="right/E6.1/mean_of_sums", mse_grad="# above", backward="right/E6.3/layers"
        ),
        "sample_by_sample": answered(NAME, backward="right/E6.3/sample_by_sample"),
        "slide": answered(NAME, backward="wrong/E6.3/wrong_sign"),
        "no_slope_in_1": answered(NAME, backward="wrong/E6.3/missing_slope_layer_1"),
        "no_slope_in_2": answered(NAME, backward="wrong/E6.3/missing_slope_layer_2"),
        "sum_for_mean": answered(NAME, backward="wrong/E6.3/sum_for_mean"),
        "n_at_each_layer": answered(NAME, backward="wrong/E6.3/divided_by_N_at_each_layer"),
        "reverse_order": answered(NAME, backward="wrong/E6.3/reverse_order"),
        "square_table": answered(NAME, mse="wrong/E6.1/square_table", mse_grad="# above"),
        "half_sum": answered(NAME, mse="wrong/E6.1/half_sum", mse_grad="# above"),
        "relu": answered(NAME, forward="wrong/E6.2/relu"),
        "one_fault_left": answered(NAME, mended_backward="wrong/E6.4/fault_layer_1"),
        "mended_by_recursion": answered(NAME, mended_backward="right/E6.4/recursive"),
        "quiz_wrong": answered(NAME, quiz_6='quiz_6 = {"a": 3, "b": 3, "c": 3}'),
    }


MARKS = {
    **dict.fromkeys(USUAL, FULL),
    "blank": (0, 0, 0, 0, 0, 0, 0, 0),
    "einsum": (2, 2, 1, 1, 3, 1, 1, None),
    "layers": (2, 2, 1, 1, 3, 1, 1, None),
    "sample_by_sample": (2, 2, 1, 1, 3, 1, 1, None),
    "slide": (2, 2, 0, 0, 0, 1, 1, None),
    "no_slope_in_1": (2, 2, 1, 1, 0, 1, 1, None),
    "no_slope_in_2": (2, 2, 1, 0, 0, 1, 1, None),
    "sum_for_mean": (2, 2, 0, 0, 0, 1, 1, None),
    "n_at_each_layer": (2, 2, 1, 0, 0, 1, 1, None),
    "reverse_order": (2, 2, 0, 1, 0, 1, 1, None),
    "square_table": (0, 2, 1, 1, 3, 1, 1, None),
    "half_sum": (0, 2, 1, 1, 3, 1, 1, None),
    "relu": (2, 0, 0, 0, 0, 1, 1, None),
    "one_fault_left": (2, 2, 1, 1, 3, 0, 1, None),
    "mended_by_recursion": (2, 2, 1, 1, 3, 1, 1, None),
    "quiz_wrong": (2, 2, 1, 1, 3, 1, 0, None),
    **dict.fromkeys(UNGRADED, (None, None, None, None, None, None, None, None)),
}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    return class_of(tmp_path_factory.mktemp("class"), NAME, handed_in())


def test_everybody_is_in_the_table():
    assert set(MARKS) == {*handed_in(), *UNGRADED}


@pytest.mark.parametrize("student", MARKS)
def test_marks(room, student):
    assert room.marks(student, NAME, CELLS) == dict(zip(CELLS, MARKS[student], strict=True))
