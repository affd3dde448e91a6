"""Figures of chapters 01 to 03: they show the numbers of the numbers floor, and run on learners' functions.

Their ends and corners are walked in `test_figures_extremes`.
"""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from backprop import lamps, price, tape, twins, two_roads, u_curve, unfolding, who_pays
from backprop.numbers import gradient_check, graph
from clock import Ticking


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


# 3.1


def derivative(f, w, eps, kind):
    if kind == "forward":
        return (f(w + eps) - f(w)) / eps
    return (f(w + eps) - f(w - eps)) / (2 * eps)


@pytest.mark.parametrize("kind", gradient_check.KINDS)
def test_the_u_shows_the_slope_that_is_measured(kind):
    figure = u_curve().set(kind=kind, eps=0.1)
    assert f"{gradient_check.measured_slope(kind, 0.1):.4f}".replace("-", "−") in figure.label


def test_the_u_says_why_nothing_is_left():
    assert "the two losses are one" in words(u_curve().set(eps=1e-16, kind="forward", dtype="float32").say)
    assert "100 % off" in words(u_curve().set(eps=1e-16, kind="forward").say)
    assert "too large" in words(u_curve().set(eps=0.1).say)
    assert "digits" in words(u_curve().set(eps=1e-10).say)


def test_the_u_runs_on_the_learners_derivative():
    calls = 0

    def counted(f, w, eps, kind):
        nonlocal calls
        calls += 1
        return derivative(f, w, eps, kind)

    figure = u_curve(counted)
    assert "your function" in words(figure.say) and calls > 400
    assert "your function." not in words(figure.set(dtype="float32").say)


@pytest.mark.parametrize(
    "wrong", [lambda *a: None, lambda f, w, eps, kind: (f(w + eps) - f(w)) / eps, lambda *a: 1 / 0]
)
def test_the_u_stays_ours_while_the_derivative_is_not_right(wrong):
    assert "ours until your function agrees" in words(u_curve(wrong).say)


# 3.2


def numerical_gradient(f, W, eps=1e-5):
    W = np.array(W, dtype=float)
    grad = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        up, down = W.copy(), W.copy()
        up[i] += eps
        down[i] -= eps
        grad[i] = (f(up) - f(down)) / (2 * eps)
    return grad


def test_the_price_is_measured_at_every_size():
    figure = price()
    for weights in (60, 152, 432, 1376, 4800):
        label = figure.set(weights=weights).label
        assert f"At {weights:,} weights".replace(",", "\u202f") in label
        assert re.search(r"(\d[\d\u202f]*) times as long", label)


def test_measuring_again_shows_its_progress():
    figure = price()
    progress = []
    figure.observe(lambda change: progress.append(change["new"]["progress"]), "shown")
    figure.set(again=1)
    assert progress[-1] is None and len([p for p in progress if p]) == 5


def test_the_price_runs_on_the_learners_function():
    assert "The nudging is yours" in words(price(numerical_gradient).say)


@pytest.mark.parametrize(
    "wrong", [lambda f, W, eps=1e-5: None, lambda f, W, eps=1e-5: 0 * W, lambda *a, **b: 1 / 0]
)
def test_the_price_stays_ours_while_the_function_is_not_right(wrong):
    assert "ours until your function agrees" in words(price(wrong).say)
