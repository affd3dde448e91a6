"""The graphs that E1.3 to E2.2 are tried on, and what is accepted and named there."""

from __future__ import annotations

import sys

import answers
import numpy as np
import pytest

from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule.wrong_edges import EDGES, values_at
from autograder.chapters.reverse_mode import tape, wrong_sending, wrong_tapes
from autograder.engine import registry
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Setting

SHAPES = {
    "chain": graphs.CHAIN,
    "diamond": graphs.DIAMOND,
    "lecture": graphs.LECTURE,
    "skip": graphs.SKIP,
    "skip into shared": graphs.SKIP_INTO_SHARED,
}


def judge(exercise, function, setting=answers.FULL):
    return registry.run(exercise, [LocalAnswer(function, registry.find(exercise)[0].names[0], "")], setting)


def test_canonical_numbers():
    edges = graphs.canonical()
    assert graphs.path_sum(edges, "y", "x1") == 9 and graphs.path_sum(edges, "y", "x2") == -7
    found = graphs.gradients(edges, "y")
    assert found == {"y": 1, "h1": -1, "h2": 12, "z1": 8, "z2": -15, "x1": 9, "x2": -7}


def test_edges_agree_with_complex_steps():
    rng = np.random.default_rng(0)
    for _ in range(20):
        x1, x2 = rng.normal(size=2)
        found = graphs.gradients(graphs.canonical(x1, x2), "y")
        assert np.isclose(found["x1"], np.imag(values_at(x1 + 1e-30j, x2)["y"]) / 1e-30)
        assert np.isclose(found["x2"], np.imag(values_at(x1, x2 + 1e-30j)["y"]) / 1e-30)


def test_two_references_agree_on_random_graphs():
    for seed in range(200):
        edges, out = graphs.random_dag(np.random.default_rng(seed))
        found = graphs.gradients(edges, out)
        assert set(found) == {*graphs.nodes(edges), out}
        for node in found:
            want = 1.0 if node == out else graphs.path_sum(edges, out, node)
            assert found[node] == pytest.approx(want, abs=1e-12)


def test_random_graphs_hold_what_they_promise():
    """Somewhere among them: users of the start, nodes not reached, edges of 0, more than one order."""
    drawn = [graphs.random_dag(np.random.default_rng(seed)) for seed in range(20)]
    assert any(v == out for edges, out in drawn for _, v in edges)
    assert any(set(graphs.nodes(edges)) - graphs.reachable(edges, out) for edges, out in drawn)
    assert any(0.0 in edges.values() for edges, _ in drawn)
    assert all(list(edges) != sorted(edges) for edges, _ in drawn if len(edges) > 4)


def caught_on(wrong):
    """The names of the fixed graphs on which a wrong program gives wrong numbers."""
    found = set()
    for name, shape in SHAPES.items():
        for seed in range(6):
            rng = np.random.default_rng(seed)
            edges = graphs.shuffled(graphs.weighted(shape, rng), rng)
            if not wrong_tapes.right((edges, "y"), wrong(edges, "y")):
                found.add(name)
    return found


def test_breadth_first_is_caught_by_a_skip_into_a_shared_node_alone():
    assert caught_on(wrong_sending.waiting_line(last_first=False, once=True)) == {"skip into shared"}


def test_sending_too_early_is_right_on_a_chain_and_a_diamond():
    assert caught_on(wrong_sending.push_again) >= {"lecture", "skip into shared"}
    assert not caught_on(wrong_sending.push_again) & {"chain", "diamond"}


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: "-".join(edge))
def test_each_wrong_edge_is_named(edge):
    def local_derivatives(x1, x2):
        return graphs.canonical(x1, x2) | {edge: graphs.canonical(x1, x2)[edge] + 0.37 * x1}

    verdict = judge("E1.2", local_derivatives)
    named = [other for other in EDGES if f'("{other[0]}", "{other[1]}")' in verdict.headline + verdict.hint]
    assert named == [edge]


def test_two_wrong_edges_are_both_named():
    def local_derivatives(x1, x2):
        d = graphs.canonical(x1, x2)
        return d | {("z1", "x1"): d["z1", "x1"] + x1, ("y", "h2"): 7.0}

    verdict = judge("E1.2", local_derivatives)
    assert '("z1", "x1")' in verdict.hint and '("y", "h2")' in verdict.hint
    assert all(edge in verdict.headline for edge in ('("z1", "x1")', '("y", "h2")'))


@pytest.mark.parametrize("seed", range(5))
def test_any_valid_order_is_accepted(seed):
    rng = np.random.default_rng(seed)

    def backward_order(edges, out):
        left, order = graphs.reachable(edges, out), []
        while left:
            ready = sorted(n for n in left if not any(v == n and u in left for u, v in edges))
            order.append(ready[rng.integers(len(ready))])
            left.discard(order[-1])
        return order

    assert judge("E2.1", backward_order).passed


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_paths_is_accepted(seed):
    rng = np.random.default_rng(seed)

    def all_paths(edges, a, b):
        found = [list(path) for path in graphs.paths(edges, a, b)] if a != b else [[a]]
        return [found[i] for i in rng.permutation(len(found))]

    assert judge("E1.3", all_paths).passed


def test_one_order_is_not_enough():
    """The lecture's own order, by heart, fails on other graphs."""
    assert not judge("E2.1", lambda edges, out: ["y", "h1", "h2", "z1", "z2", "x1", "x2"]).passed


def test_the_ladder_leaves_time_for_a_slow_right_answer():
    edges = graphs.ladder(tape.DIAMONDS, np.random.default_rng(0))
    assert len(edges) == 100
    function = answers.load(answers.path_of("right/E2.2/longest_way_arrays"), registry.exercises()["E2.2"])[0]
    lines = 0

    def count(*_):
        nonlocal lines
        lines += 1
        return count

    sys.settrace(count)
    try:
        assert function.call(edges, "d0").ok
    finally:
        sys.settrace(None)
    assert lines < 100_000 * tape.SECONDS, "even a slow machine runs two million lines a second"


def test_ladder_cannot_be_walked_path_by_path():
    assert len(graphs.paths(graphs.ladder(10, np.random.default_rng(0)), "d0", "d10")) == 2**10
    assert 2**tape.DIAMONDS > 3e7


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("exercise", ["E1.3", "E1.4", "E2.1", "E2.2"])
def test_mistakes_are_named_at_other_seeds(exercise, seed):
    for path in answers.files("wrong"):
        if path.parent.name == exercise and not path.stem.startswith("every_path"):
            for setting in (Setting(True, seed), Setting(False, seed)):
                verdict = answers.judge_file(path, setting)[""]
                assert verdict.mistake.id == path.stem.partition("__")[0], path.stem


def test_keys_of_reverse_mode():
    """All nodes and out; 0.0 for what is not reached, users of out included."""
    edges = {("a", "b"): 2.0, ("q", "b"): 3.0, ("top", "a"): 5.0}
    assert graphs.gradients(edges, "a") == {"a": 1.0, "b": 2.0, "q": 0.0, "top": 0.0}
    assert graphs.gradients(edges, "alone") == dict.fromkeys(["a", "b", "q", "top"], 0.0) | {"alone": 1.0}
