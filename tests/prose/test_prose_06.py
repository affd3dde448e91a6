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
from backprop.figures.slide import slide
from backprop.figures.xray import SAMPLES, START, TARGETS
from backprop.numbers.network import activation_bytes, backward, forward, mse, training_step, way_back
from backprop.predictions.three_layer_net import PREDICTIONS

from autograder.chapters.three_layer_net.mistakes import BACKWARD
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
        f"From {number(up[0])} to {number(up[-1])}, and mended from {number(down[0])} down to "
        f"{number(down[-1])}.",
        "`eta` is 0.005",
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
        f"For 16 samples at once that is {prose.written(batch)} bytes, and its weights take "
        f"{prose.written(weights)}",
        f"For all {prose.written(1297)} digits of chapter 07 at once it would be "
        f"{prose.written(whole)} bytes, "
        f"{whole / weights:.0f} times the weights",
        "Each trains for 300 **epochs**",
        f"Ten of them pass 95 %, and the one that forgets σ′ in layer 1 ends at {100 * run_of('A').accuracy:.1f} %, "
        "where "
        f"the right gradient ends at {100 * run_of('').accuracy:.1f} %",
        f"points {np.degrees(np.arccos(heard(LIARS[1].backward)[0][0])):.0f}° away from the true gradient, and "
        f"the net still arrives, at {100 * run_of('B').accuracy:.1f} %",
        f"of {len(BACKWARD)} wrong ways back",
        "range(30)",
        "`x > 0.5`",
        "The number 4.0 stands twice in $W_2$.",
        f"less than 10⁻⁹, and for each of these twelve {min(heard(o.backward)[1] for o in LIARS):.2f} or more",
        "two layers of 12 sigmoids follow, and after 3\u202f000 steps",
        f"4 · 2 · 3 · 2 = {4 * 2 * 3 * 2} entries, half of them 0",
        f"{prose.written(1797)} pictures of digits",
        "loss smaller, thirty times",
    ]


@pytest.mark.parametrize("claim", claims())
def test_the_text_says_what_is_computed(claim):
    assert claim in PROSE


def test_no_number_of_the_text_is_unclaimed():
    assert prose.unclaimed(PROSE, claims(), set()) == []


def cells(*markers) -> dict:
    """What the code cells that hold these markers define, run after the given and solved ones."""
    space: dict = {"np": np, "print": lambda *said: None}
    for head, body in re.findall(r"^# %%([^\n]*)\n(.*?)(?=^# %%|\Z)", SOURCE, re.M | re.S):
        asked = "solution=" in head or "given=" in head or any(marker in body for marker in markers)
        if asked and "[markdown]" not in head and "setup" not in head:
            exec(body, space)
    return space


def test_the_loop_of_6_0_is_run_in_6_5_and_gives_both_curves_of_the_figure():
    own = cells("X0, Y0 = rng.normal", "def printed_page", "def thirty_steps")
    np.testing.assert_allclose(own["printed"], slide_run()[0], rtol=1e-9)
    np.testing.assert_allclose(own["own"], slide_run()[1], rtol=1e-9)
    loop = ["grads = way_back(", "Ws = [W - eta * dW for W, dW in zip(Ws, grads)]"]
    assert all(SOURCE.count(line) == 2 for line in loop), "the loop printed in 6.0 is that of 6.5"
    page = own["printed_page"](own["X0"], own["Y0"], own["W1"], own["W2"], own["W3"])
    right = own["backward"](own["X0"], own["Y0"], own["W1"], own["W2"], own["W3"])
    for a, b in zip(page, right, strict=True):
        np.testing.assert_allclose(a / b, -8, rtol=1e-9)


def test_nothing_is_told_before_it_is_asked():
    """Neither figure 6.0 nor the text around it names sign or scale; step 3 of the table is blank."""
    before = PROSE[: PROSE.index("## 6.1")]
    shown = slide().reset()
    assert not re.search(r"\bsigns?\b|1/N", before) and not re.search(r"Ŷ|\bsign\b", shown.say)
    assert "# | 3 | ____ | ____ | " in SOURCE


def test_the_net_draws_the_curve_and_others():
    x = np.linspace(-2, 2, 41)[:, None]
    X = np.hstack([x, np.ones_like(x)])
    for target, reached in ((np.sin(2 * x), 0.001), (np.abs(x), 0.002), ((x > 0.5) * 1.0, 0.02)):
        rng = np.random.default_rng(0)
        spreads = ((4 / 2**0.5, (2, 12)), (4 / 12**0.5, (12, 12)), (1 / 12**0.5, (12, 1)))
        Ws = [rng.normal(0, spread, shape) for spread, shape in spreads]
        for _ in range(3000):
            Ws = [W - 0.2 * dW for W, dW in zip(Ws, backward(X, target, *Ws), strict=True)]
        assert mse(forward(X, *Ws)["Yhat"], target) < reached


def test_a_fifth_number_of_the_own_slider_takes_three_lines():
    cell = SOURCE[SOURCE.index("def look(") : SOURCE.index("**Your turn**, in the cell above.")]
    assert cell.count("4.0") == 2 and "W2 = np.array([[4.0, 0.0], [0.0, 4.0]])" in cell
    assert cell.count("def look(w, shift, up, down):") == 1 and "Three lines" in PROSE


def test_the_two_faults_of_the_page_are_never_called_one():
    assert "its fault" not in PROSE and "Two things on it make its gradients wrong" in PROSE
    assert "fault" not in slide().reset().say + slide().label


def test_two_bars_of_the_own_slider_vanish_with_W3():
    x = np.linspace(-2, 2, 41)[:, None]
    X, Y = np.hstack([x, np.ones_like(x)]), np.sin(2 * x)
    Ws = np.array([[2.0, 2], [2, -2]]), np.array([[4.0, 0], [0, 4]]), np.array([[0.0], [0]])
    dW1, dW2, dW3 = backward(X, Y, *Ws)
    assert not dW1.any() and not dW2.any() and np.linalg.norm(dW3) > 0.05


def test_what_the_text_says_of_the_liars():
    accuracies = [run_of(liar.letter).accuracy for liar in LIARS]
    assert sum(a >= 0.95 for a in accuracies) == 10 and "Ten of them pass 95 %" in PROSE
    assert PREDICTIONS["6.2"].truth == "Ten of the twelve."
    cosines = {liar.letter: heard(liar.backward)[0] for liar in LIARS}
    assert min(cosines, key=lambda k: cosines[k][0]) == "B", "the one the text sends the reader to"
    assert round(cosines["L"][0], 2) == 0.69, "at the start of the run; a random probe once said 0.02"
    assert [k for k, c in cosines.items() if min(c) > 1 - 1e-9] == ["D", "I"], "those whose cosines are all 1"
    assert min(cosines["C"][2], cosines["F"][2]) < 0.999, "what the quiz sends the learner to"
    assert max(accuracies) > run_of("").accuracy, "a liar that learns better than the truth"
    by_letter = dict(zip("ABCDEFGHIJKL", accuracies, strict=True))
    assert f"{100 * by_letter['B']:.1f} %" in QUIZ.questions["c"].options[2].why
    low = [k for k, a in by_letter.items() if a < 0.95]
    assert low == ["E", "I"] and min(cosines["I"]) > 1 - 1e-9, "one of the two has the cleanest cosines"
    assert f"{100 * run_of('').accuracy:.1f} %" in PREDICTIONS["6.2"].setting
    assert all(run_of(letter).losses[-1] < run_of(letter).losses[0] for letter in by_letter)
    assert heard(backward)[1] < 1e-9


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
        "slide()", "**What is wrong on this page?**", 'predict("6.1"', "**What you saw.**", "### The same with numbers", 'by_hand("6.2"',
        'solution="mse"', 'solution="mse_grad"', 'test="E6.1"', "other people's MSE", 'test="E6.2"',
        'test="E6.3 dW3"', 'test="E6.3 dW2"', 'test="E6.3 all"', "xray(forward, backward)",
        "what has to be remembered",
        'predict("6.2"', "## 6.5 The printed page", "interact(", 'solution="mended_backward"', 'test="E6.4"', 'quiz("Q6")', 'test="Q6"', "## M6", 'answer="M6"',
        "## Now you can", "**Next:", "course_map(6)",
    ]  # fmt: skip
    places = [SOURCE.index(mark) for mark in order]
    assert places == sorted(places)
