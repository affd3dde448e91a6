"""Chapter 07: first weights and epochs by property, trained nets by result, and the time limit."""

from __future__ import annotations

import runpy
from itertools import combinations
from pathlib import Path

import answers
import numpy as np
import pytest
from backprop.data import digits_split, plane_split
from backprop.numbers import network
from backprop.numbers.network import backward
from backprop.numbers.neuron import sgd_step
from backprop.numbers.training import accuracy, gradients

from autograder.chapters.training import batch_orders, init_weights, one_epoch, rows_used
from autograder.chapters.training import exercises as training
from autograder.chapters.training.hidden_data import hidden_digits, hidden_plane, seed_of_net
from autograder.engine import registry
from autograder.engine.compare import same
from autograder.engine.local import LocalAnswer
from autograder.engine.verdict import Setting


def judge(what, function, setting=answers.FULL):
    return registry.run(what, [LocalAnswer(function, registry.find(what)[0].names[0], "")], setting)


# ---- E7.1 --------------------------------------------------------------------------------


def test_wrong_spreads_are_told_apart():
    """By more than twice the tolerance in one matrix at least, so that none can pass for another."""
    found = {
        name: init_weights.spreads((300, 200, 100, 50), 3.0, of) for name, of in init_weights.SPREADS.items()
    }
    found["right"] = init_weights.spreads((300, 200, 100, 50), 3.0)
    for (a, first), (b, second) in combinations(found.items(), 2):
        if a.removesuffix("_2") == b.removesuffix("_2"):
            continue
        ratios = [max(x / y, y / x) for x, y in zip(first, second, strict=True)]
        assert max(ratios) > 1.14, f"{a} and {b}: {ratios}"


def test_spread_of_a_right_answer_is_never_refused():
    """Over 200 seeds the deviation stays inside 5 %; on 3-16-16-1 it would not."""
    worst = {(300, 200, 100, 50): 0.0, (3, 16, 16, 1): 0.0}
    for sizes in worst:
        wanted = init_weights.spreads(sizes, 3.0)
        for seed in range(200):
            Ws = network.start_weights(sizes, 3.0, np.random.default_rng(seed))
            worst[sizes] = max(worst[sizes], *(abs(W.std() / w - 1) for W, w in zip(Ws, wanted, strict=True)))
    assert worst[300, 200, 100, 50] < 0.05
    assert worst[3, 16, 16, 1] > init_weights.WITHIN


@pytest.mark.parametrize("factor, passes", [(0.95, True), (1.05, True), (0.86, False), (1.14, False)])
def test_ten_percent(factor, passes):
    def answer(sizes, gain, rng):
        return [factor * W for W in network.start_weights(sizes, gain, rng)]

    assert judge("E7.1", answer).passed is passes


# ---- E7.2 --------------------------------------------------------------------------------


def test_reference_step_agrees_with_the_given_functions():
    X, Y, Ws = one_epoch.sample_of(np.random.default_rng(0), (7, 4, 6, 5, 3))
    want = [W - 0.3 * g for W, g in zip(Ws, network.backward(X, Y, *Ws), strict=True)]
    assert same(one_epoch.step(X, Y, Ws, 0.3), want)


def test_number_of_orders():
    assert len(batch_orders.orders(4, 2)) == 6 and len(batch_orders.orders(5, 2)) == 90
    assert len(batch_orders.orders(3, 1)) == 6


@pytest.mark.parametrize("seed", range(6))
def test_any_shuffle_is_accepted(seed):
    shuffles = np.random.default_rng(seed)

    def answer(X, Y, Ws, eta, batch, rng):
        order = rng.permutation(len(X)) if seed % 2 else np.arange(len(X))[:: 1 - 2 * (seed % 4 // 2)]
        for start in range(0, len(X), batch):
            rows = shuffles.permutation(order[start : start + batch])  # the order inside a batch is free
            Ws = [W - eta * g for W, g in zip(Ws, gradients(X[rows], Y[rows], Ws), strict=True)]
        return Ws

    verdict = judge("E7.2", answer, Setting(True, seed))
    assert verdict.passed, verdict.headline


def test_shares_say_how_often_a_row_was_used():
    N, eta = 11, 1e-6
    _, Y, Ws = one_epoch.sample_of(np.random.default_rng(0), (N, N, 6, 5, 3))
    sample = (np.eye(N), Y, Ws)
    after = list(Ws)
    for rows in ([0, 1, 2, 3], [3, 4, 5, 6], [10]):
        after = one_epoch.step(sample[0][rows], Y[rows], after, eta)
    want = [0.25, 0.25, 0.25, 0.5, 0.25, 0.25, 0.25, 0, 0, 0, 1]
    assert np.allclose(rows_used.shares(after, sample, eta), want, atol=1e-3)


# ---- E7.3 and E7.4 -----------------------------------------------------------------------


@pytest.mark.parametrize("gain", [0.1, 1, 4, 16])
def test_no_first_weights_are_said_to_have_learnt_something(gain):
    """That a net has learnt something is said above `BY_LUCK` times the share of guessing: ten classes, twenty seeds each."""
    data, floor = hidden_digits(Setting(True, 0), "E7.4"), training.BY_LUCK * training.DIGITS.chance
    nets = (network.start_weights(training.DIGITS.sizes, gain, np.random.default_rng(s)) for s in range(20))
    assert max(accuracy(data.X_test, data.Y_test, Ws) for Ws in nets) < 0.8 * floor


@pytest.fixture
def short_limit(monkeypatch):
    monkeypatch.setattr(training, "SECONDS", 0.3)


@pytest.mark.parametrize("what", ["E7.3 moons", "E7.3 spirals", "E7.4"])
def test_endless_training_is_stopped_and_said(what, short_limit):
    def answer(X, Y, seed):
        while True:
            pass

    verdict = judge(what, answer)
    assert verdict.mistake.id == "training_too_slow"
    assert "0.3 s" in verdict.headline and "single rows" in verdict.hint


def test_limit_is_the_one_of_the_contract():
    assert training.SECONDS == 20
    assert (training.MOONS.floor, training.SPIRALS.floor, training.DIGITS.floor) == (0.95, 0.90, 0.93)


def test_recipe_of_the_hint_is_that_of_the_reference():
    solution = (Path(__file__).parents[3] / "solutions/07_training/07_training.py").read_text(
        encoding="utf-8"
    )
    words = ("init_weights([3, 16, 16, 1], 4, rng)", "range(450)", "Ws, 0.2, 20, rng")
    assert all(word in solution for word in words)
    assert "gain 4, η = 0.2, batches of 20" in training.SPIRALS.more[1]
    assert training.SPIRALS.recipe["epochs"] == 450
    assert "300 epochs are enough" in solution and training.MOONS.recipe["epochs"] == 300


def test_the_hints_of_e7_4_give_no_recipe():
    """η, gain and epochs are chosen on validation rows: no number of them stands in a hint."""
    assert not any(word in line for line in training.DIGITS.more for word in ("η =", "60", "16", "gain 1"))


def test_random_layers_with_least_squares_pass_moons_alone():
    path = answers.path_of("wrong/E7.3/not_there_yet__2")
    verdicts = answers.judge_file(path)
    assert verdicts["moons"].passed and not verdicts["spirals"].passed


def test_data_of_the_grade_is_not_that_of_the_notebook_nor_of_the_seed_handed_over():
    settings = [Setting(full, seed) for full in (False, True) for seed in (0, 1)]
    for exercise, made in (
        ("E7.3 moons", lambda s: hidden_plane("moons", s, "E7.3 moons")),
        ("E7.4", lambda s: hidden_digits(s, "E7.4")),
    ):
        seeds = {seed_of_net(setting, exercise) for setting in settings}
        assert len(seeds) == 4 and len({made(setting).X.tobytes() for setting in settings}) == 4
        known = [digits_split(seed) if exercise == "E7.4" else plane_split("moons", seed) for seed in seeds]
        rows = {row.tobytes() for data in known for row in data.X_test}
        assert not rows & {row.tobytes() for setting in settings for row in made(setting).X_test}


FROZEN: dict = {}


def trained_before(name):
    """Weights that pass on the open data of the notebook, whatever seed makes it."""
    if name not in FROZEN:
        answer = runpy.run_path(
            str(answers.path_of(f"right/{name}/recipe")), {"sgd_step": sgd_step, "backward": backward}
        )
        data = digits_split(5) if name == "E7.4" else plane_split("moons", 5)
        FROZEN[name] = answer["train_digits" if name == "E7.4" else "train_2d"](data.X, data.Y, 5)
    return FROZEN[name]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("exercise", ["E7.3 moons", "E7.4"])
def test_weights_that_were_trained_before_earn_nothing(exercise, seed):
    weights = trained_before(exercise.split(" ")[0])
    other = digits_split(77) if exercise == "E7.4" else plane_split("moons", 77)
    assert training.accuracy(other.X_test, other.Y_test, weights) > 0.9  # they are good ones
    assert not judge(exercise, lambda X, Y, handed: weights, Setting(True, seed)).passed


@pytest.mark.parametrize("seed", range(4))
def test_rows_looked_up_by_the_seed_earn_nothing(seed):
    """Training on what the handed seed makes, the test rows among it, is training on other data."""

    def look_up(X, Y, handed):
        data = plane_split("moons", handed)
        answer = runpy.run_path(
            str(answers.path_of("right/E7.3/recipe")), {"sgd_step": sgd_step, "backward": backward}
        )
        return answer["train_2d"](np.vstack([data.X, data.X_test]), np.vstack([data.Y, data.Y_test]), handed)

    assert not judge("E7.3 moons", look_up, Setting(True, seed)).passed


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "path",
    [
        "right/E7.3/recipe",
        "right/E7.3/fewer_epochs_no_shuffle",
        "right/E7.4/recipe",
        "right/E7.4/dropped_last_batch",
    ],
)
def test_a_net_that_learns_does_not_notice_that_its_data_are_in_disguise(path, seed):
    assert all(
        verdict.passed for verdict in answers.judge_file(answers.path_of(path), Setting(True, seed)).values()
    )


def test_accuracy_is_said_under_a_pass():
    verdict = answers.judge_file(answers.path_of("right/E7.4/recipe"))[""]
    assert verdict.passed_with.startswith("Right on 9") and "500 rows" in verdict.passed_with


def test_nothing_but_three_arrays_of_the_right_shapes_is_looked_at():
    zeros = [np.zeros(shape) for shape in ((3, 16), (16, 16), (16, 1))]
    for value, expected in (
        (zeros[:2], "wrong_count"),
        (3, "wrong_count"),
        (zeros[::-1], "other_net"),
        ([W.T for W in zeros], "transposed"),
        ([*zeros[:2], "W3"], "not_data"),
        ([*zeros[:2], np.full((16, 1), np.nan)], "diverged"),
        ([W + 1e7 for W in zeros], "diverged"),
        (zeros, "twins_for_ever"),
    ):
        verdict = judge("E7.3 moons", lambda X, Y, seed, value=value: value)
        assert verdict.mistake.id == expected


def test_given_cell_stands_alone():
    names = {}
    exec(training.GIVEN, names)
    X, Y, Ws = one_epoch.sample_of(np.random.default_rng(0), (7, 4, 6, 5, 3))
    moved = names["sgd_step"](Ws, names["backward"](X, Y, *Ws), 0.3)
    assert same(moved, one_epoch.step(X, Y, Ws, 0.3))
    assert names["mse"](names["forward"](X, *Ws)["Yhat"], Y) > 0 and "sigmoid" in names
