"""Graphs, tapes, twins and nudges as numbers, against independent ways to the same."""

from __future__ import annotations

import numpy as np
import pytest
from backprop.numbers import gradient_check, graph, twins
from clock import Ticking


def test_canonical_example_of_the_course():
    made = graph.canonical()
    assert made.values == {"x1": 1, "x2": 3, "z1": 3, "z2": 4, "h1": 12, "h2": -1, "y": -12}
    assert graph.gradients(made) == {"y": 1, "h1": -1, "h2": 12, "z1": 8, "z2": -15, "x1": 9, "x2": -7}
    paths = list(graph.walk_paths(made.edges, "y", "x1"))
    assert [graph.product(made.edges, path) for path in paths] == [-12, -3, 36, -12]


@pytest.mark.parametrize("x", [(0.3, -1.7), (2.5, 0.4)])
def test_one_walk_back_equals_all_paths_and_a_nudge(x):
    made = graph.canonical(*x)
    found = graph.gradients(made)
    for name in ("x1", "x2"):
        paths = graph.walk_paths(made.edges, "y", name)
        assert found[name] == pytest.approx(sum(graph.product(made.edges, p) for p in paths))
        up, down = (graph.nudged(name, eps, *x) for eps in (1e-5, -1e-5))
        assert found[name] == pytest.approx((up + down) / 2, rel=1e-7)  # from one side alone: an ε too much
        assert abs(up - found[name]) > abs((up + down) / 2 - found[name])


def test_paths_end_where_there_are_none():
    made = graph.canonical()
    assert list(graph.walk_paths(made.edges, "x1", "y")) == []
    assert list(graph.walk_paths(made.edges, "y", "nobody")) == []
    assert list(graph.walk_paths(made.edges, "z1", "z1")) == [["z1"]]


def test_every_tape_crosses_each_edge_once():
    made = graph.canonical()
    for way in graph.WAYS:
        steps = graph.record(made, way)
        assert sorted((s.sender, s.receiver) for s in steps) == sorted(made.edges)


def test_the_two_wrong_ways_are_wrong_where_the_course_says():
    made, right = graph.canonical(), graph.gradients(graph.canonical())
    wrong = {way: graph.record(made, way)[-1].gradients for way in graph.WAYS}
    assert wrong["add"] == right
    assert [n for n in right if wrong["overwrite"][n] != right[n]] == ["x1", "x2", "z1", "z2"]
    assert [n for n in right if wrong["send too early"][n] != right[n]] == ["x1"]


def test_senders_stand_after_their_users():
    edges = {("s", "x"): 1.0, ("y", "s"): 1.0, ("b", "s"): 1.0, ("a", "b"): 1.0, ("y", "a"): 1.0}
    order = graph.senders(edges, "y")
    assert order == ["y", "a", "b", "s"]


# a learner's reverse_mode


def learned(edges, out, order=("y", "h2", "h1", "z2", "z1")):
    grad = {node: 0.0 for edge in edges for node in edge}
    grad[out] = 1.0
    for sender in order:
        for (u, v), derivative in edges.items():
            if u == sender:
                grad[v] += grad[u] * derivative
    return grad


def test_the_order_of_a_learner_is_seen():
    agrees, order = graph.watch(learned, graph.canonical())
    assert agrees
    assert [u for u, _ in order[::2]] == ["y", "h2", "h1", "z2", "z1"]


def test_products_written_the_other_way_round_are_seen_too():
    def turned(edges, out):
        return learned({e: _Turned(d) for e, d in edges.items()}, out)

    class _Turned:
        def __init__(self, d):
            self.d = d

        def __rmul__(self, held):
            return self.d * held

    assert graph.watch(turned, graph.canonical())[1] is not None


@pytest.mark.parametrize(
    "function",
    [
        lambda edges, out: None,
        lambda edges, out: {"y": 1.0},
        lambda edges, out: 1 / 0,
        lambda edges, out: learned(edges, out, ("y", "h1", "z1", "z2", "h2")),
    ],
    ids=["stub", "too few", "raises", "too early"],
)
def test_a_wrong_function_is_not_taken(function):
    assert graph.watch(function, graph.canonical()) == (False, None)


def test_numpy_hides_the_order_but_not_the_numbers():
    def in_numpy(edges, out):
        return learned({e: np.float64(d) for e, d in edges.items()}, out)

    assert graph.watch(in_numpy, graph.canonical()) == (True, None)


# the price


def test_counts_of_the_contract():
    assert graph.price(3, 4) == graph.Price(81, 324, 39)
    assert graph.price(8, 8) == graph.Price(16777216, 134217728, 520)
    assert sum(1 for _ in graph.walk_paths(graph.layered(3, 4), "y", "0.0")) == 81


def test_a_race_too_long_is_stopped_and_scaled(monkeypatch):
    """The clock is looked at after every 16 paths, here a millisecond later each time."""
    monkeypatch.setattr(graph, "time", Ticking(0.001).module)
    race = graph.race(8, 8, cap=0.05)
    assert not race.finished and race.walked == 16 * 51
    assert race.path_ms == pytest.approx(52 * 8**8 / race.walked)
    assert graph.race(2, 2).finished


def test_twins_are_counted_as_on_paper():
    """x·W1 four times, f(x·W1) three, the residual two; 10 multiplications, 6 with all of them kept."""
    assert [twins.copies(part) for part in twins.TWINS.values()] == [4, 3, 2]
    kept = {name: twins.count(frozenset([part]))[0] for name, part in twins.TWINS.items()}
    assert twins.count() == (10, 4)
    assert kept == {"xW1": 7, "f(xW1)": 8, "y − f(xW1)W2": 8}
    assert twins.count(frozenset(twins.TWINS.values())) == (6, 2)


# nudges


def test_the_slope_of_the_curve_is_right():
    assert gradient_check.slope(0.7) == pytest.approx(gradient_check.loss(0.7 + 1e-30j).imag / 1e-30)


@pytest.mark.parametrize(
    ("kind", "dtype", "exponent"),
    [
        ("forward", np.float64, -8),
        ("central", np.float64, -5.5),
        ("forward", np.float32, -3.25),
        ("central", np.float32, -2.25),
    ],
)
def test_the_best_epsilon_is_where_theory_puts_it(kind, dtype, exponent):
    assert abs(gradient_check.best_exponent(kind, dtype) - exponent) <= 0.5


def test_the_way_back_of_the_price_is_right():
    """Its clock would be worth nothing if it computed something else."""
    weights, X, y = gradient_check.network(4)
    found = gradient_check.run_both_ways(weights, X, y)
    for k, W in enumerate(weights):
        for index in np.ndindex(W.shape):
            up, down = ([V.copy() for V in weights] for _ in range(2))
            up[k][index] += 1e-6
            down[k][index] -= 1e-6
            slope = (gradient_check.run_forward(up, X, y) - gradient_check.run_forward(down, X, y)) / 2e-6
            assert found[k][index] == pytest.approx(slope, rel=1e-5, abs=1e-8)


def test_a_bill_runs_the_learners_function_and_stops_it(monkeypatch):
    calls = 0

    def slow(f, W, eps=1e-5):
        nonlocal calls
        for _ in range(10**6):
            calls += 1
            f(W)

    monkeypatch.setattr(gradient_check, "time", Ticking(0.001).module)
    bill = gradient_check.bill(8, cap=0.0505, gradient=slow)
    assert bill.walked == calls - 1 == 51 and bill.passes == 2 * bill.weights == 304


def test_a_bill_of_a_small_network_is_walked_to_the_end():
    bill = gradient_check.bill(4, cap=2.0)
    assert bill.walked == bill.passes == 120
