"""Figures 5.0 to 5.3 and 6.0 to 6.2: what they show is what the numbers floor says."""

import re

import numpy as np
import pytest
from backprop import liars, squeeze, talks, valve, xray
from backprop.drawing.notation import number, plain
from backprop.drawing.talks import INDICES, MADE_OF
from backprop.drawing.xray_view import WEIGHTS, loss_text, weight_name
from backprop.figures.liars import run_of
from backprop.figures.talks import layer_arrays
from backprop.figures.xray import ETA, REACH, SAMPLES, START, TARGETS
from backprop.numbers import network
from backprop.numbers.liars import LIARS


def unanswered(*_):
    raise NotImplementedError


def passed(weights=START, N=1):
    return network.way_back(SAMPLES[:N], TARGETS[:N], *weights)


# 5.1 who talks to whom


@pytest.mark.parametrize("mode", ["Z", "dW", "dX"])
def test_every_cell_is_the_sum_of_the_products_shown(mode):
    arrays, figure = layer_arrays(), talks()
    for row, col in np.ndindex(arrays[mode].shape):
        figure.set(mode=mode, row=row + 1, col=col + 1)
        value = arrays[mode][row, col]
        assert f"{mode} in row {row + 1}, column {col + 1} is {plain(value)}:" in figure.label
        products = figure.label.rsplit(", ", 1)[1].rstrip(".").split(" + ")
        pairs = [re.findall(r"−?\d+\.?\d*", product) for product in products]
        total = sum(float(a.replace("−", "-")) * float(b.replace("−", "-")) for a, b in pairs)
        assert total == pytest.approx(value)
        assert f"{len(products)} products" in figure.say


def test_talks_holds_row_and_column_inside_the_array():
    figure = talks().set(mode="dX", row=4, col=3).set(mode="dW")
    assert (figure.values["row"], figure.values["col"]) == (3, 2)


def test_sums_run_over_what_the_formulas_say():
    assert {result: index for result, (_, _, index) in MADE_OF.items()} == {"Z": "i", "dW": "n", "dX": "j"}
    assert all(MADE_OF[result][2] not in INDICES[result] for result in MADE_OF)


def test_any_cell_of_a_result_can_be_clicked():
    marks = re.findall(r'data-set="mode=(\w+);row=(\d);col=(\d)"', talks().svg)
    assert len(marks) == 8 + 6 + 12


# 5.2 and 5.3


@pytest.mark.parametrize("tau", [0.1, 1.0, 2.7, 8.0, 16.0])
def test_squeeze_says_the_mean_slope(tau):
    figure = squeeze().set(tau=tau)
    assert number(network.mean_slope(tau)) in figure.label and number(network.mean_slope(tau)) in figure.say


@pytest.mark.parametrize("s", [-8.0, -0.3, 0.0, 8.0])
@pytest.mark.parametrize("grad", [-4.0, 0.0, 4.0])
def test_valve_hands_back_slope_times_what_arrives(s, grad):
    out = float(network.sigmoid_backward(s, grad))
    assert f"{number(out)} is handed back" in valve().set(s=s, grad=grad).label


def test_valve_lets_through_a_quarter_at_most_as_its_question_asks():
    assert "1.00 is handed back" in valve().set(s=0, grad=4).label


# 6.1 X-ray


def _numbers(text: str) -> list[float]:
    return [float(v.replace("−", "-")) for v in re.findall(r"−?\d\.\d{3}", text)]


@pytest.mark.parametrize("step", [1, 2, 3])
@pytest.mark.parametrize("N", [1, 3])
def test_xray_shows_d_and_the_gradient_of_the_step(step, N):
    figure = xray().set(step=step, batch=N)
    d, dW = {1: ("dYhat", "dW3"), 2: ("dH2", "dW2"), 3: ("dH1", "dW1")}[step]
    arrays = passed(N=N)
    assert f"d has shape {arrays[d].shape}" in figure.label
    held = figure.label.split(" and holds ")[1].split(f"; {dW} is")[0]
    beside = re.sub(r"<[^>]*>", " ", figure.svg)
    for value in held.replace(";", ",").split(", "):
        assert value in beside, "the array at the right shows other numbers than the label"
    np.testing.assert_allclose(_numbers(held), arrays[d].ravel(), atol=5.1e-4)
    shown = [
        float(v.replace("−", "-")) for v in re.findall(r"−?\d\.\d{3}", figure.label.split(f"{dW} is")[1])
    ]
    np.testing.assert_allclose(shown, arrays[dW].ravel(), atol=5.1e-4)


@pytest.mark.parametrize("n", range(len(WEIGHTS)))
@pytest.mark.parametrize("value", [-REACH, 0.0, 3.3, REACH])
def test_xray_moves_any_weight_and_no_other(n, value):
    layer, i, j = WEIGHTS[n]
    figure = xray().set(weight=n)
    assert figure.values["value"] == pytest.approx(START[layer][i, j])
    figure.set(value=value, step=3)
    weights = [W.copy() for W in START]
    weights[layer][i, j] = value
    assert f"the loss is {loss_text(passed(weights)['L'])}." in figure.label
    assert figure.error is None and "nan" not in figure.svg


def test_slider_goes_to_the_weight_that_is_chosen_and_moves_nothing():
    figure = xray()
    loss = re.search(r"the loss is ([\d.]+)", figure.label)[1]
    for n in range(len(WEIGHTS)):
        figure.set(weight=n)
        assert f"the loss is {loss}" in figure.label


def test_sgd_moves_all_weights_against_their_gradients():
    figure = xray().set(batch=3).set(sgd=1)
    stepped = network.training_step(SAMPLES, TARGETS, START, ETA)
    assert f"the loss is {loss_text(passed(stepped, 3)['L'])}." in figure.label
    assert f"the loss was {loss_text(passed(N=3)['L'])}" in figure.label
    assert figure.values["value"] == pytest.approx(stepped[2][1, 0])
    figure.set(step=1)
    assert f"the loss is {loss_text(passed(stepped, 3)['L'])}." in figure.label
    figure.set(sgd=2)
    again = network.training_step(SAMPLES, TARGETS, stepped, ETA)
    assert f"the loss is {loss_text(passed(again, 3)['L'])}." in figure.label


def test_reset_brings_every_weight_back():
    figure = xray()
    start = dict(figure.values)
    label = figure.label
    figure.set(weight=0).set(value=5).set(sgd=figure.values["sgd"] + 1).set(weight=7)
    assert figure.label != label
    figure.reset()
    assert figure.label == label and figure.values == start


def test_a_weight_that_was_moved_keeps_its_value_while_another_is_held():
    figure = xray().set(weight=0).set(value=5).set(weight=len(WEIGHTS) - 1)
    assert figure.values["value"] == pytest.approx(0.6)
    assert figure.set(weight=0).values["value"] == 5


def test_try_this_of_the_xray_happens():
    n = WEIGHTS.index((0, 0, 2))
    figure = xray().set(weight=n).set(value=12, step=3)
    assert "Saturated: unit 3 of layer 1." in figure.label
    weights = [W.copy() for W in START]
    weights[0][0, 2] = 12
    assert np.abs(passed(weights)["dW1"][:, 2]).max() < 1e-4 < np.abs(passed()["dW1"][:, 2]).min()


def test_right_functions_of_a_learner_make_the_numbers():
    calls = []

    def forward(X, W1, W2, W3):
        calls.append("forward")
        return network.forward(X, W1, W2, W3)

    def backward(X, Y, W1, W2, W3):
        calls.append("backward")
        return list(network.backward(X, Y, W1, W2, W3))

    figure = xray(forward, backward)
    assert "Runs on your <code>forward</code> and <code>backward</code>" in figure.say
    calls.clear()
    figure.set(step=2)
    assert calls == ["forward", "backward"] and figure.label == xray().set(step=2).label


@pytest.mark.parametrize(
    "backward",
    [
        unanswered,
        lambda *args: None,
        lambda *args: tuple(-g for g in network.backward(*args)),
        LIARS[0].backward,
    ],
)
def test_wrong_or_missing_backward_is_not_used(backward):
    figure = xray(network.forward, backward)
    assert (
        "Runs on our <code>backward</code> until yours is right, and on your <code>forward</code>"
        in figure.say
    )
    assert "until yours are right" in xray(unanswered, backward).say


def test_a_function_that_breaks_later_does_not_break_the_figure():
    def fragile(X, Y, W1, W2, W3):
        if abs(W3[1, 0]) > 8:
            raise ZeroDivisionError
        return network.backward(X, Y, W1, W2, W3)

    figure = xray(network.forward, fragile).set(value=12, step=3)
    assert figure.error is None and figure.label == xray().set(value=12, step=3).label


def test_weights_are_named_as_code_counts_them():
    assert weight_name((2, 1, 0)) == "W_3[1]" and weight_name((0, 1, 2)) == "W_1[1, 2]"


# 6.2 twelve liars


@pytest.fixture(scope="module")
def runs():
    return [run_of(liar.letter) for liar in LIARS]


def test_curve_of_a_liar_opens_after_the_guess_and_is_told(runs):
    figure = liars()
    assert "hidden until you guess" in figure.label
    figure.set(yes=1)
    assert f"accuracy {100 * runs[0].accuracy:.1f} %" in figure.label and LIARS[0].confession in figure.say
    assert "guessed once, 1 right" in figure.say
    figure.set(liar="I")
    assert "hidden until you guess" in figure.label
    figure.set(no=1)
    assert "guessed 2 times, 2 right" in figure.say
    figure.set(liar="A", yes=0, no=0)
    assert "hidden until you guess" in figure.label, "Reset forgets the guesses"


def test_ten_of_twelve_pass_and_the_loss_falls_with_all(runs):
    assert sum(run.accuracy >= 0.95 for run in runs) == 10
    assert all(run.losses[-1] < run.losses[0] / 3 for run in runs)
