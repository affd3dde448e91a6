"""Every number in the prose of chapter 06 is computed here, and what its questions claim."""

from __future__ import annotations

import re

import numpy as np
import prose
import pytest
from backprop.by_hand import by_hand
from backprop.drawing.notation import number

from backprop.numbers.liars import LIARS, slide_run, testimony as heard  # isort: skip
from backprop.figures.liars import run_of
from backprop.figures.xray import SAMPLES, START, TARGETS
from backprop.numbers.network import activation_bytes, backward, forward, mse, training_step, way_back
from backprop.predictions.three_layer_net import PREDICTIONS

from autograder.chapters.three_layer_net.questions import QUIZ

PROSE = prose.read("06_three_layer_net")
SOURCE = (prose.ROOT / "solutions/06_three_layer_net/06_three_layer_net.py").read_text(encoding="utf-8")
BACK = way_back(SAMPLES[:1], TARGETS[:1], *START)
DOUBLED = way_back(SAMPLES[:1], TARGETS[:1], *START[:2], START[2] * [[1], [2]])


def row(values, form="{:.3f}", math=False) -> str:
    """(0.728, −0.874)"""
    shown = [form.format(v) for v in np.ravel(values)]
    return ", ".join(shown if math else [v.replace("-", "−") for v in shown])


def claims() -> list[str]:
    up, down = slide_run()
    says, d = BACK["Yhat"][0, 0], BACK["dYhat"][0, 0]
    O2, slopes = BACK["O2"][0], (BACK["O2"] * (1 - BACK["O2"]))[0]
    kept = 32 + 32 + 10
    weights = 8 * (64 * 32 + 32 * 32 + 32 * 10)
    whole, batch = (activation_bytes(N, (32, 32), 10) for N in (1297, 16))
    errors = np.array([[1, 2, 0], [0, 1, 2]])
    return [
        f"From {number(up[0])} to {number(up[-1])}.",
        "It is 0.6.",
        f"$x=(0.55,\\,-0.8)$, the network says {says:.3f}, and it should say 1",
        f"$2\\cdot({says:.3f}-1)$ | {row(d)} |",
        f"{row(d)} times $O_2=({O2[0]:.3f},\\;{O2[1]:.3f})$ | ({row(BACK['dW3'][0])}, "
        f"**{row(BACK['dW3'][1])}**)",
        f"{row(d)} times $W_3=(-0.5,\\;0.6)$ | ({row(BACK['dO2'])})",
        f"$O_2(1-O_2)=({slopes[0]:.3f},\\;{slopes[1]:.3f})$ | ({row(BACK['dH2'])})",
        f"through $W_2$ | ({row(BACK['dO1'])})",
        f"$O_1(1-O_1)$ | ({row(BACK['dH1'], '{:.4f}')})",
        "all O are 0.5 and $\\hat y=0$",
        "$d=2(0-1)=-2$, so $dW_3=(0.5,\\,0.5)\\cdot(-2)=(-1,-1)$",
        f"the squares add up to {np.sum(errors**2)}; we say {np.sum(errors**2) / 2:.0f}, "
        f"they say {np.mean(errors**2):.2f}",
        f"A network 64-32-32-10 keeps $32+32+10={kept}$ numbers",
        f"For a batch of 16 that is {prose.written(batch)} bytes, and its weights take "
        f"{prose.written(weights)}",
        f"For all {prose.written(1297)} digits of chapter 07 at once it would be "
        f"{prose.written(whole)} bytes, "
        f"{whole / weights:.0f} times the weights",
        "trains for 300 **epochs**",
        f"pass 95 %, and the one that forgets σ′ in layer 1 ends at {100 * run_of('A').accuracy:.1f} %, "
        "where "
        f"the right gradient ends at {100 * run_of('').accuracy:.1f} %",
        "less than 10⁻⁹ for the truth and 0.1 or more for each of the liars",
        f"4 · 2 · 3 · 2 = {4 * 2 * 3 * 2} entries, half of them 0",
        f"{prose.written(1797)} pictures of digits",
        "loss smaller, thirty times",
    ]


@pytest.mark.parametrize("claim", claims())
def test_the_text_says_what_is_computed(claim):
    assert claim in PROSE


def test_no_number_of_the_text_is_unclaimed():
    assert prose.unclaimed(PROSE, claims(), set()) == []


def test_own_run_of_the_printed_page_is_the_run_of_the_figure():
    """The cell of 6.5 starts where `slide_run` starts and ends where it ends."""
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(8, 3)), rng.normal(size=(8, 1))
    Ws = [rng.normal(size=shape) for shape in ((3, 4), (4, 4), (4, 1))]
    losses = []
    for _ in range(31):
        losses.append(mse(forward(X, *Ws)["Yhat"], Y))
        Ws = [W + 0.005 * 8 * dW for W, dW in zip(Ws, backward(X, Y, *Ws), strict=True)]
    np.testing.assert_allclose(losses, slide_run()[0], rtol=1e-9)
    assert "Ws = [W - 0.005 * dW for" in SOURCE and "X0, Y0 = rng.normal(size=(8, 3))" in SOURCE


def test_what_the_text_says_of_the_liars():
    accuracies = [run_of(liar.letter).accuracy for liar in LIARS]
    assert sum(a >= 0.95 for a in accuracies) == 10 and "Ten of the twelve pass 95 %" in PROSE
    assert PREDICTIONS["6.2"].truth == "Ten of the twelve."
    cosines = {liar.letter: heard(liar.backward)[0] for liar in LIARS}
    assert abs(cosines["L"][0]) < 0.05 and abs(cosines["E"][0]) < 0.05, "almost at a right angle"
    assert [k for k, c in cosines.items() if min(c) > 1 - 1e-9] == ["D", "I"], (
        "the two whose cosines are all 1"
    )
    assert min(cosines["C"][2], cosines["F"][2]) < 0.99, "what the quiz sends the learner to"
    assert max(accuracies) > run_of("").accuracy, "a liar that learns better than the truth"
    by_letter = dict(zip("ABCDEFGHIJKL", accuracies, strict=True))
    assert f"{100 * by_letter['L']:.1f} %" in QUIZ.questions["c"].options[2].why
    low = [k for k, a in by_letter.items() if a < 0.95]
    assert low == ["E", "I"] and min(cosines["I"]) > 1 - 1e-9, "one of the two has the cleanest cosines"
    assert f"{100 * run_of('').accuracy:.1f} %" in PREDICTIONS["6.2"].setting


def test_what_the_first_prediction_says():
    asked = PREDICTIONS["6.1"]
    before, after = BACK["dW3"][1, 0], DOUBLED["dW3"][1, 0]
    assert f"from {number(before)} to {number(after)}" in asked.truth and number(before) in asked.setting
    assert f"says {BACK['Yhat'][0, 0]:.3f}" in asked.setting
    only_w1 = asked.options[1].why
    assert f"{number(DOUBLED['Yhat'][0, 0])} instead of {number(BACK['Yhat'][0, 0])}" in only_w1
    assert f"from {number(BACK['dYhat'][0, 0])} to {number(DOUBLED['dYhat'][0, 0])}" in only_w1
    assert not np.allclose(BACK["dW1"], DOUBLED["dW1"], rtol=0.1)
    still = way_back(SAMPLES[:1], TARGETS[:1], *START[:2], np.array([[-0.5], [1.5]]))
    assert np.abs(still["dW1"]).max() < 2e-3, "a value at which dW1 is nearly 0"


def test_pencil_net_wakes_up_layer_by_layer():
    Ws = [np.zeros((2, 2)), np.zeros((2, 2)), np.zeros((2, 1))]
    Ws = training_step(np.array([[5.0, 2]]), np.array([[1.0]]), Ws, 1.0)
    np.testing.assert_array_equal(Ws[2].ravel(), [1, 1])
    assert not Ws[0].any() and not Ws[1].any()
    Ws = training_step(np.array([[1.0, 1]]), np.array([[0.0]]), Ws, 1.0)
    np.testing.assert_allclose(Ws[2], 0, atol=1e-15)
    np.testing.assert_allclose(Ws[1], -0.25)
    assert not Ws[0].any()


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({}, "still empty"),
        ({"d": 2, "W3": 0, "d_H2": 0.5, "W2": -0.25, "W1": 0}, "✓"),
        ({"d": -2}, "sign"),
        ({"d": 0}, "should say 0 now"),
        ({"W3": 2}, "uphill"),
        ({"d_H2": 0}, "after its update"),
        ({"d_H2": 2}, "slope"),
        ({"W2": 0.25}, "wrong way"),
        ({"W1": -0.1}, "W2 was 0"),
    ],
)
def test_holes_are_looked_at(capsys, filled, said):
    by_hand("6.2", **filled)
    lines = capsys.readouterr().out.splitlines()
    about = [line for line in lines if not filled or line.split()[0] in filled]
    assert about and all(said in line for line in about)


@pytest.mark.parametrize("number", ["6.1", "6.2"])
def test_every_option_has_its_own_sentence(number):
    whys = [option.why for option in PREDICTIONS[number].options]
    assert len(set(whys)) == 4


def test_each_wrong_quiz_choice_leads_to_a_figure():
    for question in QUIZ.questions.values():
        for option in question.options:
            if not option.right:
                assert re.search(r"figure 6\.\d|Rows are samples", option.why), option.why


def test_chapter_keeps_the_order_of_the_skeleton():
    order = [
        "slide()", 'predict("6.1"', "**What you saw.**", "### The same with numbers", 'by_hand("6.2"',
        'solution="mse"', 'solution="mse_grad"', 'test="E6.1"', "other people's MSE", 'test="E6.2"',
        'test="E6.3 dW3"', 'test="E6.3 dW2"', 'test="E6.3 all"', "xray(forward, backward)",
        "what has to be remembered",
        'predict("6.2"', "## 6.5 The printed page", 'solution="mended_backward"', 'test="E6.4"', 'quiz("Q6")', 'test="Q6"', "## M6", 'answer="M6"',
        "## Now you can", "**Next:", "course_map(6)",
    ]  # fmt: skip
    places = [SOURCE.index(mark) for mark in order]
    assert places == sorted(places)
