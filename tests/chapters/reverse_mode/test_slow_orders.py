"""E2.1 takes any legal order, however long it takes; under the pass stands that E2.2 will wait for it."""

from __future__ import annotations

import answers

from autograder.chapters.chain_rule import graphs
from autograder.chapters.reverse_mode import backward_order
from autograder.chapters.reverse_mode.mistakes import SLOW_ORDER
from autograder.engine.probes import rng

CHAPTER = answers.CHAPTERS / "reverse_mode"


def verdict(path):
    exercise = answers.registry.exercises()["E2.1"]
    return answers.registry.run("E2.1", answers.load(path, exercise), answers.QUICK)


def test_an_order_made_path_by_path_passes_and_is_told(monkeypatch):
    monkeypatch.setattr(backward_order, "SECONDS", 0.1)
    slow = verdict(CHAPTER / "cases/E2.2/order_without_a_visited_check.py")
    assert slow.passed and slow.passed_with == SLOW_ORDER


def test_an_order_that_asks_what_is_finished_is_told_nothing():
    quick = verdict(CHAPTER / "right/E2.1/post_order.py")
    assert quick.passed and quick.passed_with != SLOW_ORDER


def test_the_ladder_is_as_the_sentence_says():
    edges = graphs.ladder(backward_order.DIAMONDS, rng(answers.QUICK, "ladder"))
    assert (backward_order.DIAMONDS, len(edges)) == (20, 80) and backward_order.SECONDS == 1.0
    assert "20 diamonds, with 2²⁰ paths and 80 edges" in SLOW_ORDER
