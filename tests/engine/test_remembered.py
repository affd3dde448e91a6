"""A search is made once for the same numbers, and never answered by the story of other numbers."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.engine import remembered
from autograder.engine.remembered import once


class Owner:
    """Whose search it is."""


@pytest.fixture
def searches(monkeypatch):
    monkeypatch.setattr(remembered, "_STORIES", type(remembered._STORIES)())
    made = []

    def ask(owner, values):
        def search():
            made.append(values)
            return len(made)

        return once(owner, values, search)

    ask.made = made
    return ask


def test_the_same_numbers_are_searched_for_once(searches):
    way = Owner()
    first = searches(way, [np.arange(3.0), {"dw": [1.5, None]}])
    assert searches(way, [np.arange(3.0), {"dw": [1.5, None]}]) == first == 1 and len(searches.made) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        (np.zeros(2), np.zeros(3)),
        (np.zeros((2, 1)), np.zeros((1, 2))),
        (np.zeros(2), np.zeros(2, np.float32)),
        (np.zeros(2), [0.0, 0.0]),
        (np.float64(1), np.float32(1)),
        (np.float64(1), 1.0),
        (1, 1.0),
        (1, True),
        ("1", 1),
        ([1, 2], (1, 2)),
        ([[1], 2], [1, [2]]),
        (["ab", "c"], ["a", "bc"]),
        ({"dw": 1.0}, {"dx": 1.0}),
        ({"dw": 1.0}, [["dw", 1.0]]),
        (None, 0),
        (np.array([0.0]), np.array([-0.0])),
    ],
)
def test_numbers_that_differ_in_value_kind_or_shape_have_their_own_search(searches, one, other):
    way = Owner()
    assert searches(way, [one]) != searches(way, [other])


def test_two_ways_do_not_share_a_story(searches):
    assert searches(Owner(), [1.0]) == 1 and searches(Owner(), [1.0]) == 2


@pytest.mark.parametrize("value", [object(), np.array([None]), [lambda: 0], {"x": {1}}])
def test_what_has_no_plain_content_is_searched_for_each_time(searches, value):
    way = Owner()
    assert (searches(way, value), searches(way, value)) == (1, 2) and not remembered._STORIES


def test_the_oldest_stories_go(searches, monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 2)
    way = Owner()
    for number in (1, 2, 1, 3):
        searches(way, number)
    assert len(remembered._STORIES) == 2
    searches(way, 1)  # asked for later than 2
    assert searches.made == [1, 2, 3]
