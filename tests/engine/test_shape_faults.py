"""A result of another shape: what was done to the right numbers is told, and no more than was compared."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.engine.form_mistakes import STRUCTURE, said
from autograder.engine.shape_faults import others_of, told_by_shape

RIGHT = np.arange(1.0, 29.0).reshape(7, 4) ** 1.5
OTHERS = {"X": np.ones((7, 5)), "W": np.ones((5, 4)) * 2.0}
CASES = {
    "added up over the rows": (RIGHT.sum(axis=0), "axis_gone_how"),
    "averaged over the columns": (RIGHT.mean(axis=1), "axis_gone_how"),
    "the largest of the rows, here the last": (RIGHT.max(axis=0), "axis_gone_somehow"),
    "the first of the rows alone": (RIGHT[0], "axis_gone_how"),
    "the first of the columns alone": (RIGHT[:, 0], "axis_gone_how"),
    "added up over the rows, as a row": (RIGHT.sum(axis=0, keepdims=True), "axis_gone_how"),
    "rows gone, whatever was done": (np.ones(4), "axis_gone"),
    "not added up": (np.stack([RIGHT, -3 * RIGHT, 3 * RIGHT], axis=2), "not_added_up"),
    "an argument": (OTHERS["X"], "another_array"),
    "np.outer": (np.ones((35, 20)), "outer_of_everything"),
    "every entry against every entry": (np.ones((28, 28)), "table_of_slopes"),
    "a row for a bias": (np.ones((8, 4)), "one_too_many"),
    "a column short": (np.ones((7, 3)), "one_too_few"),
}


@pytest.mark.parametrize("what", CASES)
def test_what_a_shape_tells(what):
    array, id_ = CASES[what]
    found = told_by_shape("Z", array, RIGHT, OTHERS)
    assert found[0] == id_ and found[1]["name"] == "Z" and found[1]["shape"] == str(array.shape)
    sentence = said(STRUCTURE[id_], owner="asked for is the shape (7, 4)", **found[1])
    assert "{" not in sentence.name + sentence.hint
    if id_ == "axis_gone_how":
        assert what.removesuffix(", as a row") in sentence.name


def test_of_a_vector_entries_are_told_and_the_last_is_not_taken_for_the_largest():
    wanted = np.array([2.0, 7.0, 5.0])
    hows = [told_by_shape("dw", entry, wanted, {})[1]["how"] for entry in wanted]
    assert hows == [f"the {which} of the entries{alone}" for which, alone in WHICH]
    id_, words = told_by_shape("dw", np.array(5.0), np.array([2.0, 1.0, 5.0]), {})
    assert id_ == "axis_gone_somehow" and words["axes"] == "entries"


WHICH = (("first", " alone"), ("largest", ""), ("last", " alone"))


@pytest.mark.parametrize("array", [np.ones((3, 3)), np.ones((7, 5)) * 3, np.ones((2, 2, 2)), np.ones((9, 4))])
def test_a_shape_that_tells_nothing_more_is_left_alone(array):
    assert told_by_shape("Z", array, RIGHT, OTHERS) is None


def test_the_width_of_another_layer_is_no_row_too_many():
    """(7, 5) where (7, 4) is asked: 5 is a width of W."""
    assert told_by_shape("Z", np.ones((7, 5)) * 0.5, RIGHT, OTHERS) is None


def test_only_arrays_are_compared():
    assert set(others_of({"X": OTHERS["X"], "f": len, "name": "x"}, {"dW": [1.0, 2.0]})) == {"X", "dW"}
