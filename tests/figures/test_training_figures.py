"""Figures 7.1, 7.2, 8.1, 8.2: what their buttons do, and that they show what the numbers floor says."""

import asyncio

import numpy as np
import pytest
from backprop import how_deep, monitor, patient_cured, playground, what_should_change
from backprop.data import digits_split
from backprop.drawing.contours import bands, level_line
from backprop.figures.monitor import EXPECTED, TREATMENTS
from backprop.figures.playground import EPOCHS, FRAME, SETS, Playground
from backprop.numbers import what_should_change as numbers
from backprop.numbers.how_deep import bound, chain, random_net
from backprop.numbers.patients import DIAGNOSES, PATIENTS

# 7.1 Playground


def test_sliders_of_the_playground_never_train():
    figure = playground()
    figure.set(eta=3.0, batch=400)
    assert "after 0 epochs" in figure.label
    assert not any(c.spec().get("live") for c in figure.controls)


def test_one_press_trains_to_300_epochs_in_frames_with_a_growing_bar():
    figure = playground()
    shown = list(figure.answer({"pressed": "run"}))
    bars = [s["progress"] for s in shown]
    assert f"after {EPOCHS} epochs" in figure.label and EPOCHS == 300
    assert len(shown) == EPOCHS // FRAME and bars[:-1] == sorted(bars[:-1]) and bars[-1] is None


def test_after_a_pause_run_goes_on_and_other_data_or_start_over_begin_anew():
    figure = playground()
    next(figure.answer({"pressed": "run"}))
    list(figure.answer({"pressed": "stop"}))
    assert epochs_shown(figure) == FRAME and figure.progress is None
    next(figure.answer({"pressed": "run"}))
    assert epochs_shown(figure) == 2 * FRAME
    assert epochs_shown(figure.set(data="spirals")) == 0
    next(figure.answer({"pressed": "run"}))
    assert epochs_shown(figure.set(again=1)) == 0


@pytest.mark.parametrize("width", [2, 9, 16])
def test_before_any_training_the_line_of_one_half_and_a_surface_are_seen(width):
    for data in SETS:
        scene = Playground({"data": data, "width": width, "noise": 0.15}).scene()
        assert 0.1 < float((scene.yhat > 0.5).mean()) < 0.9
        assert "<path" in level_line(scene.yhat, 0, 0, 100, 100) and "<path" in bands(
            scene.yhat, 0, 0, 100, 100
        )


def epochs_shown(figure):
    return int(figure.label.split(" after ")[1].split()[0])


def test_stop_ends_the_training_and_keeps_what_was_learnt(in_a_loop):
    """As the browser does it: a press of Stop arrives while the frames of Run are being drawn."""
    figure = playground()

    async def press_run_then_stop():
        figure._hear(None, {"id": "a1", "pressed": "run"}, [])
        while epochs_shown(figure) == 0:
            await asyncio.sleep(0)
        figure._hear(None, {"id": "a2", "pressed": "stop"}, [])
        while figure.progress is not None:
            await asyncio.sleep(0)

    in_a_loop(asyncio.wait_for(press_run_then_stop(), 60))
    assert 0 < epochs_shown(figure) < EPOCHS and figure.error is None


# 7.2 What should change in this picture?


def test_an_unanswered_or_bad_net_is_replaced_by_ours_and_said():
    def unanswered(X, Y, seed):
        raise NotImplementedError

    def hopeless(X, Y, seed):
        return [np.zeros((64, 32)), np.zeros((32, 32)), np.zeros((32, 10))]

    for train_digits in (None, unanswered, hopeless):
        assert "The net is ours" in what_should_change(train_digits).say


def test_a_good_net_of_the_learner_is_shown():
    assert "your own net" in what_should_change(lambda X, Y, seed: list(numbers.our_net())).say


def test_the_gradient_at_the_pixels_agrees_with_nudges():
    images, _, preparation = numbers.test_images()
    net, image, eps = list(numbers.our_net()), images[5], 1e-5
    step = numbers.look(net, image, 8, preparation)

    def loss(x):
        return ((numbers.run_forward(x[None], net)[2][0] - np.eye(10)[8]) ** 2).sum()

    x = preparation.prepared(image)
    for i in (9, 20, 35, 50):
        e = np.zeros(64)
        e[i] = eps
        assert abs((loss(x + e) - loss(x - e)) / (2 * eps) - step.gradient[i]) < 1e-7


def test_a_walk_changes_one_new_pixel_a_step():
    images, _, preparation = numbers.test_images()
    steps = numbers.walk(list(numbers.our_net()), images[5], 2, preparation)
    for k, step in enumerate(steps):
        assert len(set(step.changed)) == k
        assert set(np.flatnonzero(step.image != images[5])) <= set(step.changed)
        assert all(step.image[i] in (0, 16) for i in step.changed)


def test_twenty_of_twenty_threes_turn_pixel_by_pixel_but_only_half_along_a_straight_line():
    images, labels, preparation = numbers.test_images()
    net = list(numbers.our_net())
    says = numbers.run_forward(preparation.prepared(images), net)[2].argmax(axis=1)
    threes = np.flatnonzero((labels == 3) & (says == 3))[:20]
    turned = [numbers.pixels_to_turn(numbers.walk(net, images[i], 8, preparation), 8) for i in threes]
    assert None not in turned and np.median(turned) == 2
    straight = sum(numbers.straight_line_turns(net, images[i], 8, preparation) for i in threes)
    assert 5 <= straight <= 15


def test_prepared_test_images_are_those_of_the_split():
    images, labels, preparation = numbers.test_images()
    data = digits_split(numbers.DATA_SEED)
    np.testing.assert_allclose(preparation.prepared(images), data.X_test)
    assert (data.Y_test.argmax(axis=1) == labels).all()


# 8.1 Monitor


def closed(figure, **moved):
    """The controls that are not to be seen after these were moved."""
    return list(figure.answer({"moved": moved}))[-1]["hidden"]


def test_treatments_are_hidden_until_a_diagnosis_is_chosen():
    figure = monitor()
    assert set(closed(figure)) == set(TREATMENTS)
    before = figure.label
    figure.set(treat=1)
    assert figure.label == before, "a hidden button treats nobody"
    assert closed(figure, diagnosis="saturated") == []


def test_a_new_patient_brings_its_own_settings_and_hides_the_treatments_again():
    figure = monitor().set(diagnosis="healthy")
    figure.set(patient="x1000")
    assert figure.values["diagnosis"] == "" and figure.values["inputs"] is False
    figure.set(patient="deep8")
    assert (figure.values["depth"], figure.values["gain"], figure.values["inputs"]) == (8, 1.0, True)


@pytest.mark.parametrize("name", ["eta_small", "x1000", "zeros", "wrong_sign", "slope_missing", "relu_hot"])
def test_the_right_diagnosis_and_the_cure_of_the_table_heal_on_the_monitor(name):
    figure, patient = monitor().set(patient=name), PATIENTS[name]
    assert "it opens the treatments" in figure.say
    wrong = next(d for d in DIAGNOSES if d != patient.diagnosis)
    assert figure.set(diagnosis=wrong).say.endswith("Do you?")
    assert figure.set(diagnosis=patient.diagnosis).say.startswith("Yes, ")
    cure = {"eta": "eta", "gain": "gain", "act": "act"}
    turned = {cure[k]: v for k, v in patient.cure.items() if k in cure}
    turned |= {"scaling": {"inputs": True}, "init": {"start": True}}.get(next(iter(patient.cure)), {})
    if patient.diagnosis == "wrong_gradient":
        turned["gradient"] = True
    figure.set(**turned)
    figure.set(treat=1)
    assert figure.say.startswith("Healed.")
    assert "Before the treatment" in figure.label


def test_a_control_moved_during_the_first_run_starts_it_again():
    figure = monitor()
    ward = figure.figure._render.__self__
    ward.charts.pop("plus100", None)
    next(iter(ward.render({**figure.values, "patient": "plus100", "pressed": ""})))  # one frame, then cut off
    shown = list(ward.render({**figure.values, "patient": "plus100", "look": 20, "pressed": ""}))[-1]
    assert "it opens the treatments" in shown.say and "step 20" in shown.picture.label


def test_a_diagnosis_names_what_one_would_see_and_never_the_right_name():
    assert set(EXPECTED) == set(DIAGNOSES) and len(set(EXPECTED.values())) == 10
    for name, words in EXPECTED.items():
        assert all(DIAGNOSES[d] not in words for d in DIAGNOSES if d != name)


# 8.2 How deep can you shout?


def test_the_shout_of_the_contract():
    """∂z₈/∂x at x = 0: 7.7e-6 at w = 1, 8.1e-5 at 2, 1.2e-7 at 4, 1.2e-16 at 8; the bound 1.5e-5 to 256."""
    for w, wanted in ((1, 7.7e-6), (2, 8.1e-5), (4, 1.2e-7), (8, 1.2e-16)):
        assert abs(chain(8, w)[0][0] / wanted - 1) < 0.04
    assert f"{bound(8, 1)[0]:.1e}" == "1.5e-05" and bound(8, 8)[0] == 256
    deep = [random_net(8, g)[0][0] for g in (1, 4, 10)]
    assert deep == sorted(deep) and deep[0] < 1e-4 and 0.005 < deep[1] < 0.1 and 0.1 < deep[2] < 1


def test_the_chain_agrees_with_a_nudge():
    def last(x, n=6, w=2.5):
        for _ in range(n):
            x = 1 / (1 + np.exp(-w * x))
        return x

    assert abs(chain(6, 2.5)[0][0] - (last(1e-5) - last(-1e-5)) / 2e-5) < 1e-9


def test_the_figure_says_what_the_numbers_floor_says():
    figure = how_deep().set(n=16, gain=10.0)
    assert "2.8·10⁻⁴⁸" in figure.label
    figure.set(net="random net")
    assert f"{random_net(16, 10.0)[0][0]:.3f}" in figure.label and "could arrive" not in figure.label


# patient zero


def test_patient_zero_gets_up_with_the_right_sign_and_with_nothing_else():
    assert "smiles" in patient_cured({"sign": 1}).label
    for medicine in (None, {}, {"eta": 0.02}, {"sign": -1}):
        assert "fever" in patient_cured(medicine).label
