"""The figures 2.1 and 2.2 without a front end: their pictures, their sentences, the learner's own functions."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from backprop import tape, who_pays
from backprop.numbers import graph
from clock import Ticking


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


# 2.1


def test_who_pays_never_holds_the_kernel_long(monkeypatch):
    """No slider position may freeze the kernel: paths are walked for 0.1 s at most. All 64 are tried."""
    clock = Ticking(0.001)
    monkeypatch.setattr(graph, "time", clock.module)
    figure = who_pays()
    for k, layers in itertools.product(range(1, 9), repeat=2):
        before = clock.looks
        figure.set(k=k, layers=layers)
        assert clock.looks - before <= 100 + 10
        paths = f"{k**layers:,}".replace(",", "\u202f")
        assert f"to the output: {paths}." in figure.label


def test_who_pays_measures_each_size_once():
    figure = who_pays().set(k=4, layers=3)
    first = figure.label
    assert figure.set(k=2, layers=2).set(k=4, layers=3).label == first


# 2.2


def learned(edges, out):
    grad = {node: 0.0 for edge in edges for node in edge}
    grad[out] = 1.0
    for sender in ("y", "h2", "h1", "z2", "z1"):
        for (u, v), derivative in edges.items():
            if u == sender:
                grad[v] += grad[u] * derivative
    return grad


@pytest.mark.parametrize("way", graph.WAYS)
def test_the_tape_shows_the_gradients_of_every_step(way):
    figure, steps = tape(), graph.record(graph.canonical(), way)
    for step in range(1, 11):
        label = figure.set(step=step, way=way).label
        for name, value in steps[step - 1].gradients.items():
            assert f"{name} {value:g}".replace("-", "−") in label


def test_the_tape_marks_what_is_closed_and_wrong():
    figure = tape()
    assert "wrong" not in figure.set(way="add", step=10).label
    assert "Closed and wrong: z1." in figure.set(way="overwrite", step=5).label
    assert "Closed and wrong: x1." in figure.set(way="send too early", step=10).label


def test_the_button_walks_on_and_begins_again():
    figure = tape().set(step=9)
    assert figure.set(next=1).values["step"] == 10
    assert figure.set(next=2).values["step"] == 0


def test_the_tape_runs_in_the_learners_order():
    figure = tape(learned).set(step=3)
    assert "This tape is yours" in figure.say
    assert "of h2 times the edge" in figure.label


def test_the_tape_says_when_it_cannot_see_the_order():
    def in_numpy(edges, out):
        return learned({e: np.float64(d) for e, d in edges.items()}, out)

    assert "the order shown is ours" in tape(in_numpy).say


def test_the_tape_stays_ours_while_the_function_is_not_right():
    def stub(edges, out):
        raise NotImplementedError

    assert "ours until your function" in tape(stub).say
