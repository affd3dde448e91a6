"""The figures 1.1 to 1.4 without a front end: their pictures, their sentences, the learner's own functions."""

from __future__ import annotations

import itertools
import re

import pytest
from backprop import lamps, twins, two_roads, unfolding
from backprop.numbers import graph


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


# 1.1


@pytest.mark.parametrize(("x1", "x2", "push"), [(1, 3, 0.1), (-3, 3, 1.0), (2.5, -1.5, 0.001)])
def test_two_roads_shows_both_roads_their_sum_and_the_move(x1, x2, push):
    label = two_roads().set(x1=x1, x2=x2, push=push).label
    slope = x2 * (x1 + x2) + x1 * x2
    y = lambda x: x * x2 * (x + x2)  # noqa: E731
    assert f"slope {slope:.6g}".replace("-", "−") in label
    moved = float(re.search(r"y moves by ([−\d.]+(?:·10⁻\d)?)", label)[1].rstrip(".").replace("−", "-"))
    assert moved == pytest.approx(y(x1 + push) - y(x1), abs=1e-6)


def test_roads_that_cancel_are_said_to_cancel():
    assert "they cancel" in two_roads().set(x1=1, x2=-2).say
    assert "they cancel" not in two_roads().set(x1=1, x2=3).say


def test_two_roads_draws_either_graph():
    figure = two_roads()
    assert "derivative graph" in figure.label
    assert "forward graph" in figure.set(graph="values").label


# 1.2


@pytest.mark.parametrize("lit", list(itertools.product([False, True], repeat=4)))
def test_lamps_add_what_is_lit(lit):
    figure = lamps().set(**{f"path{i + 1}": on for i, on in enumerate(lit)})
    total = sum(v for v, on in zip((-12, -3, 36, -12), lit, strict=True) if on)
    assert figure.label.endswith(f"Sum: {total}.".replace("-", "−"))
    assert ("∂y" in words(figure.say)) == all(lit)


def test_lamps_are_the_learners_when_all_paths_is_right():
    def all_paths(edges, a, b):
        return list(reversed(list(graph.walk_paths(edges, a, b))))

    figure = lamps(all_paths)
    assert "These paths are yours" in figure.say
    assert figure.controls[0].label == "h2 → z2"


@pytest.mark.parametrize(
    "half", [lambda edges, a, b: None, lambda edges, a, b: [["y", "h1"]], lambda *a: 1 / 0]
)
def test_lamps_stay_ours_while_all_paths_is_not_right(half):
    assert "ours until yours" in lamps(half).say


# 1.3 and 1.4


def test_unfolding_has_seven_positions_each_with_its_own_sentence():
    figure = unfolding()
    says, labels = zip(*[(figure.set(position=p).say, figure.label) for p in range(1, 8)], strict=True)
    assert len(set(says)) == len(set(labels)) == 7
    assert "Position 7 of 7" in labels[-1] and "sum is 9" in labels[-1]


def test_twins_lets_the_count_fall():
    figure = twins()
    before = int(re.search(r"take (\d+) of 10", figure.set(part="xW1", once=False).label)[1])
    after = int(re.search(r"take (\d+) of 10", figure.set(once=True).label)[1])
    both = int(re.search(r"take (\d+) of 10", figure.set(part="all").label)[1])
    assert (before, after, both) == (10, 7, 6)


def test_twins_frames_every_copy():
    for part, copies in (("xW1", 4), ("f(xW1)", 3), ("y − f(xW1)W2", 2), ("all", 9)):
        svg = twins().set(part=part, once=False).svg
        assert svg.count('stroke="var(--bp-attention)"') == copies
