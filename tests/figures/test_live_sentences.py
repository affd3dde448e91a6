"""A live sentence says what is so: each branch at its border, and the settings at which one was found untrue."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from backprop import (
    descent,
    how_deep,
    monitor,
    patient_cured,
    patient_zero,
    playground,
    progress,
    squeeze,
    what_should_change,
    xray,
)
from backprop.drawing.notation import number
from backprop.drawing.patient_cured import WELL
from backprop.figures import descent as walks
from backprop.figures import monitor as ward
from backprop.figures import patient_cured as last
from backprop.figures import patient_zero as opening
from backprop.figures.playground import Playground
from backprop.figures.squeeze import shares
from backprop.figures.what_should_change import reached
from backprop.numbers import network
from backprop.numbers.how_deep import random_net
from backprop.numbers.monitor import Chart, untreated
from backprop.numbers.patient_zero import fever_chart
from backprop.numbers.patients import PATIENTS

MORE = 1e-9


def bare(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


# 0.0: every cure fails


def test_patient_zero_gets_worse_with_every_step_size_that_its_slider_has():
    figure = patient_zero()
    for eta in figure.controls[0].stops():
        losses = fever_chart(eta=eta)
        assert losses[-1] > losses[0] and (np.diff(losses) > 0).sum() >= 15
        figure.set(eta=eta)
        assert figure.say.endswith("It is more wrong than before.")


def test_patient_zero_says_better_only_when_it_is():
    assert opening.say(0.1, [0.5, 0.5]).endswith("less wrong than before.") is False
    assert opening.say(0.1, [0.5, 0.5 - MORE]).endswith("It is less wrong than before.")
    assert opening.say(0.1, [0.5, 0.5 + MORE]).endswith("It is more wrong than before.")


# 4.2: asleep is said of a neuron that sleeps

STILL = walks.WalkFacts(before=1.0, after=1.0, slope_before=0.2, slope_after=0.2, farthest=1.0, samples=1)


@pytest.mark.parametrize(
    ("change", "begins"),
    [
        ({"after": walks.HIGHER + MORE}, "The steps are too long"),
        ({"after": walks.HIGHER}, "The point has moved and the loss has hardly"),
        ({"after": 1 - walks.HARDLY}, "Each step lies along x"),
        ({"after": 1 - walks.HARDLY, "samples": 3}, "Each step lies along its own"),
        ({"after": 1 - walks.HARDLY + MORE}, "The point has moved and the loss has hardly"),
        ({"slope_before": walks.ASLEEP - MORE}, "The loss has hardly moved: the neuron is asleep"),
        ({"slope_before": walks.ASLEEP, "farthest": walks.SHORT - MORE}, "The loss has hardly moved: the neuron is awake"),
        ({"slope_after": walks.ASLEEP - MORE}, "The steps were so long that the neuron has fallen asleep"),
        ({"farthest": walks.SHORT}, "The point has moved and the loss has hardly"),
    ],
)  # fmt: skip
def test_descent_says_where_the_walk_led(change, begins):
    assert bare(walks.where(replace(STILL, **change))).startswith(begins)


@pytest.mark.parametrize("ground", [walks.ONE, walks.THREE], ids=["one", "three"])
def test_each_step_of_descent_lies_along_its_own_sample(ground):
    path = walks._ours(ground, (0.5, -0.25), 3.0, 9)
    for k, (dw1, dw2) in enumerate(np.diff(path, axis=0)):
        x1, x2 = ground.X[k % len(ground.X)]
        assert abs(dw1 * x2 - dw2 * x1) < 1e-12 and (dw1, dw2) != (0, 0)


@pytest.mark.parametrize("samples", ["one", "three"])
@pytest.mark.parametrize("start", ["awake", "asleep"])
def test_descent_says_asleep_only_of_a_neuron_that_sleeps(samples, start):
    figure = descent()
    eta = next(c for c in figure.controls if c.key == "eta")
    ground = walks._SAMPLES[samples]
    s = np.array(ground.X) @ np.array(walks._STARTS[start])
    sleeps = (network.sigmoid(s) * (1 - network.sigmoid(s))).max() < walks.ASLEEP
    for value in eta.stops():
        for steps in (1, 2, 60):
            figure.set(eta=value, steps=steps, samples=samples, start=start)
            assert ("is asleep" in figure.say) <= sleeps, (value, steps)


# 5.2: what a unit hands back


def test_squeeze_speaks_of_much_while_more_than_half_hand_it_back():
    assert shares(0.5 + MORE, 0.1).startswith("50 % of the units hand back at least 0.2")
    assert shares(0.5, 0.1).startswith("10 % of the units lie beyond ±5")


def test_squeeze_counts_what_it_claims():
    """At τ = 1 a third of the units hand back less than 0.2, and the sentence says so."""
    s = np.random.default_rng(0).normal(size=200_000)
    slopes = network.sigmoid(s) * (1 - network.sigmoid(s))
    assert f"{100 * (slopes >= 0.2).mean():.0f} % of the units" in squeeze().set(tau=1.0).say


# 6.1: how far a step went


@pytest.mark.parametrize("batch", [1, 3])
def test_xray_says_how_far_the_longest_step_of_a_weight_was(batch):
    from backprop.figures.xray import ETA, SAMPLES, START, TARGETS

    after = network.training_step(SAMPLES[:batch], TARGETS[:batch], START, ETA)
    longest = max(abs(new - old).max() for new, old in zip(after, START, strict=True))
    figure = xray().set(batch=batch)
    figure.set(sgd=1)
    assert f"the longest by {number(longest)}" in bare(figure.say)
    assert "a little" not in figure.say


# 7.2: a misread digit


@pytest.mark.parametrize(
    ("turn", "wanted", "truth", "said"),
    [
        (0, 8, 3, "It misreads this 3 as 8 by itself: no pixel had to change."),
        (0, 3, 3, "That is what it is, and no pixel had to change."),
        (1, 8, 3, "One of 64 pixels was enough."),
        (2, 8, 3, "2 of 64 pixels were enough."),
    ],
)
def test_pixels_say_what_was_reached(turn, wanted, truth, said):
    assert reached(turn, wanted, truth) == said


def test_a_misread_digit_is_called_misread():
    figure = what_should_change()
    misread = next(words for _, words in figure.controls[1].pairs() if "read as" in words)
    row = next(value for value, words in figure.controls[1].pairs() if words == misread)
    truth, said = re.match(r"a (\d) read as (\d)", misread).groups()
    figure.set(row=row, wanted=int(said), k=0)
    assert f"It misreads this {truth} as {said} by itself" in figure.say


# 7.1: the step size that is blamed is the one that ran


def test_playground_blames_the_step_size_that_ran_and_not_the_one_that_is_set_now(monkeypatch):
    figure = playground().set(eta=10, batch=400, width=2)
    monkeypatch.setattr(Playground, "loss", lambda net: float("nan"))
    next(figure.answer({"pressed": "run"}))
    ran = bare(figure.say)
    assert "no number any more" in ran and "η = 10." in ran
    assert bare(figure.set(eta=0.01).say) == ran
    assert "Nothing learnt yet" in figure.set(again=1).say


# 8.1: healed is said of what was ill and is well

WELL_SIGNS = PATIENTS["healthy"].settings(1)
FAULTY = {**WELL_SIGNS, "slopes": "missing"}


def run_of(accuracy, settings=WELL_SIGNS, loss=0.1):
    return Chart(settings, [], [loss], [], {}, accuracy)


@pytest.mark.parametrize(
    ("before", "after", "begins"),
    [
        (run_of(0.5, {}), run_of(ward.HEALED), "Healed."),
        (run_of(0.5, {}), run_of(ward.HEALED - MORE), "Not healed yet."),
        (run_of(ward.HEALED), run_of(0.99, {**WELL_SIGNS, "eta": 0.1}), "Still well."),
        (run_of(ward.HEALED), run_of(0.5, {**WELL_SIGNS, "eta": 9}), "It was well; now it is ill."),
        (run_of(0.99, FAULTY), run_of(0.98), "Healed."),
        (run_of(0.99, FAULTY), run_of(0.99, {**FAULTY, "eta": 0.1}), "Not healed: it may be right, but"),
        (run_of(0.99, FAULTY), run_of(0.99, FAULTY), "Nothing was changed"),
    ],
)
def test_monitor_says_healed_of_what_was_ill_and_is_well(before, after, begins):
    before.settings = before.settings or {**WELL_SIGNS, "eta": 0.001}
    assert ward.outcome(before, after).startswith(begins)


def test_monitor_says_a_loss_that_is_no_number_in_words():
    said = ward.outcome(run_of(0.5, {**WELL_SIGNS, "sign": -1}, float("nan")), run_of(0.5, loss=float("nan")))
    assert "ends at no number instead of no number" in said


def test_a_wrong_gradient_that_reads_99_percent_is_not_called_healed():
    figure = monitor().set(patient="slope_missing").set(diagnosis="wrong_gradient", eta=0.1).set(treat=1)
    treated = figure.figure._render.__self__.treated
    assert treated.accuracy > ward.HEALED and treated.at(0)["check"] > 1e-2
    assert figure.say.startswith("Not healed: it may be right, but the gradient check still says")


def test_a_healthy_net_looks_as_the_monitor_says():
    chart = untreated("healthy", ward.SEED)
    signs = chart.at(3000)
    assert chart.losses[-1] < 0.25 / 5 and 1e-11 < signs["check"] < 1e-9
    assert max(signs["dead"]) == 0 and signs["twins"] > 0.1


# 8.2: the slope that a random net has


@pytest.mark.parametrize("gain", [0.5, 4, 10])
def test_how_deep_says_the_slope_that_was_measured(gain):
    mean = random_net(8, gain)[1].mean()
    said = how_deep().set(net="random net", gain=gain, n=8).say
    assert f"The mean slope of its sigmoids is {number(float(mean), 2)}" in bare(said)


# 8.3: it runs what is given


@pytest.mark.parametrize(
    "medicine",
    [{}, {"eta": 0.02}, {"eta": 0.001}, {"gain": 1}, {"seed": 3}, {"act": "relu"}, {"sign": 1}, {"sign": 1, "eta": 10}],
)  # fmt: skip
def test_the_last_page_runs_what_is_given_and_draws_it_whole(medicine):
    figure = patient_cured(medicine)
    losses = fever_chart(last.LESSONS, **medicine)
    assert f"After {len(losses) - 1} lessons its loss is {number(losses[-1])}" in figure.label
    heights = [y for _, y in figure.picture.facts["curve:now"].points]
    assert len(heights) == len(losses) and heights.index(min(heights)) == int(losses.argmax())
    assert sum(y == min(heights) for y in heights) <= 3  # not pressed flat against the top


@pytest.mark.parametrize("medicine", [None, {}, {"eta": 0.02}, {"gain": 1}, {"sign": 1}])
def test_different_medicines_give_different_runs(medicine):
    others = [m for m in ({}, {"eta": 0.02}, {"gain": 1}, {"sign": 1}) if m != (medicine or {})]
    assert patient_cured(medicine).label not in [patient_cured(m).label for m in others]


@pytest.mark.parametrize(
    ("medicine", "said"),
    [
        ({"momentum": 0.9}, "'momentum' was not given: there are sign, eta, gain, act, seed."),
        ({"eta": float("nan")}, "nan is no value for eta, and was not given."),
        ({"sign": "<b>"}, "'<b>' is no value for sign, and was not given."),
        ({1: 2}, "1 was not given"),
        ([("sign", 1)], "A medicine is a dict"),
    ],
)
def test_what_cannot_be_given_is_said_and_the_rest_runs(medicine, said):
    import html

    shown = patient_cured(medicine).say
    assert said in html.unescape(shown) and "<b>" not in shown


def test_the_outcome_at_its_borders():
    known = progress.Progress({"E0.1": 1.0}, {"E0.1": 1}, {"0.1": progress.Answered(1, True, right=True)})
    losses = [0.5] * last.LESSONS
    assert "no number any more after 399 lessons" in last.outcome({}, losses, known)[0]
    assert len(last.outcome({"sign": 1}, [*losses, WELL], known)) == 1
    well = last.outcome({"sign": 1}, [*losses, WELL - MORE], known)
    assert well[1] == "Your course: 1 of 1 first predictions right, 1 check passed, 1 hint read."
    assert len(well) == 2
    walked = bare(last.outcome({}, [*losses, 0.25], known)[0])
    assert f"goes from {number(0.5)} to {number(0.25)} in {last.LESSONS} lessons" in walked


def test_the_course_ends_with_the_learners_own_numbers(monkeypatch):
    answers = {f"{k}.1": progress.Answered(1, True, right=k < 2) for k in range(5)}
    known = progress.Progress({"E0.1": 1.0, "Q1": 1.0}, {"E0.1": 3, "E4.3": 1}, answers)
    monkeypatch.setattr(progress, "read", lambda: known)
    said = patient_cured({"sign": 1}).say
    assert "Your course: 2 of 5 first predictions right, 2 checks passed, 4 hints read." in said
    assert said.endswith("What surprised you there is what you have learnt here.")
    assert "Your course" not in patient_cured({}).say
    monkeypatch.setattr(progress, "read", progress.Progress)
    assert "Your course" not in patient_cured({"sign": 1}).say
