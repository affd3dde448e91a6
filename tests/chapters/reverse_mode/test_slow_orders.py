"""E2.1 takes any legal order, however long it takes; under the pass stands that E2.2 will wait for it.

E2.2 says whose time was up. The clocks are shorter here; `test_bank.py` and `test_cases.py` wait for the real ones.
"""

from __future__ import annotations

import answers
import pytest

from autograder.chapters.chain_rule import graphs
from autograder.chapters.reverse_mode import backward_order, tape
from autograder.chapters.reverse_mode.mistakes import SLOW_ORDER
from autograder.engine.probes import rng

CHAPTER = answers.CHAPTERS / "reverse_mode"


def verdict(path, exercise="E2.1", setting=answers.QUICK):
    loaded = answers.load(path, answers.registry.exercises()[exercise])
    return answers.registry.run(exercise, loaded, setting)


def test_an_order_made_path_by_path_passes_and_is_told(monkeypatch):
    monkeypatch.setattr(backward_order, "SECONDS", 0.1)
    slow = verdict(CHAPTER / "cases/E2.2/order_without_a_visited_check.py")
    assert slow.passed and slow.passed_with == SLOW_ORDER


def test_an_order_that_asks_what_is_finished_is_told_nothing():
    quick = verdict(CHAPTER / "right/E2.1/post_order.py")
    assert quick.passed and quick.passed_with != SLOW_ORDER


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("cases/E2.2/order_without_a_visited_check.py", "order_takes_too_long"),
        ("cases/E2.2/order_of_its_own_walks_all.py", "every_path_walked"),
        ("wrong/E2.2/order_takes_too_long.py", "order_takes_too_long"),
        ("wrong/E2.2/every_path_walked.py", "every_path_walked"),
    ],
)
@pytest.mark.parametrize(("setting", "clock"), [(answers.QUICK, "SECONDS_QUICK"), (answers.FULL, "SECONDS")])
def test_a_walk_over_all_paths_is_told_where_its_time_went(file, named, setting, clock, monkeypatch):
    monkeypatch.setattr(tape, clock, 0.1)
    assert verdict(CHAPTER / file, "E2.2", setting).mistake.id == named


def test_the_ladder_is_as_the_sentence_says():
    edges = graphs.ladder(backward_order.DIAMONDS, rng(answers.QUICK, "ladder"))
    assert (backward_order.DIAMONDS, len(edges)) == (20, 80) and backward_order.SECONDS == 1.0
    assert "20 diamonds, with 2²⁰ paths and 80 edges" in SLOW_ORDER
