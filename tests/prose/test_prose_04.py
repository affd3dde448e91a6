"""Every number in the prose of chapter 04 is computed here, and every formula is tried on numbers.

A decimal that no entry of `computed()` or `GIVEN` explains fails the first test: change the prose and
the test asks where the number comes from.
"""

import re
from pathlib import Path

import numpy as np
import pytest
from backprop import cockpit
from backprop.by_hand import by_hand
from backprop.numbers.neuron import mean_loss, pull_on_s, run, sgd_path, sgd_step, sigmoid
from backprop.predictions.one_neuron import PREDICTIONS

from autograder.chapters.one_neuron.questions import QUIZ

ROOT = Path(__file__).parents[2]
SOURCE = (ROOT / "solutions/04_one_neuron/04_one_neuron.py").read_text(encoding="utf-8")
CELLS = [c for c in re.split(r"^# %%", SOURCE, flags=re.M)[1:] if c.startswith(" [markdown]")]
PROSE = "\n".join(CELLS)

MILD = run([2, -1], [0.5, -0.25], 0)
LOUD = run([2, -1], [2, -0.6], 0)
A, B = run([np.log(2)], [1], 0), run([8], [1], 0)
AFTER = run([2, -1], sgd_step([MILD.w], [MILD.dw], 1.0)[0], 0)

# set by us, not computed: inputs, weights, sizes of a nudge; and the numbers of chapters and sections
GIVEN = {"0.5", "0.25", "0.6", "0.01", "0.1", "4.1", "4.2", "4.3", "4.4", "4.5"}


def computed() -> set[str]:
    """The decimals of the prose, each from its source."""
    nudged = run([2, -1], [0.51, -0.25], 0)
    moved = B.L - run([2, -1], sgd_step([np.array([4.0, 0.0])], [run([2, -1], [4, 0], 0).dw], 1.0)[0], 0).L
    return {
        f"{LOUD.z:.2f}", f"{LOUD.dz:.2f}", f"{LOUD.slope:.5f}", f"{LOUD.dw[0]:.4f}", f"{-LOUD.dw[1]:.4f}",
        f"{B.dz:.2f}", f"{B.ds:.5f}", f"{B.z:.4f}", f"{A.ds:.3f}",
        f"{MILD.s:.2f}", f"{MILD.z:.4f}", f"{MILD.L:.4f}", f"{MILD.dz:.4f}", f"{MILD.slope:.4f}",
        f"{MILD.ds:.4f}", f"{MILD.dw[0]:.4f}", f"{-MILD.dw[1]:.4f}", f"{nudged.L:.4f}",
        f"{-AFTER.w[0]:.4f}", f"{AFTER.w[1]:.4f}", f"{AFTER.L:.4f}", f"{moved:.6f}",
    }  # fmt: skip


def test_every_decimal_in_the_prose_is_explained():
    written = set(re.findall(r"\d+\.\d+", re.sub(r"E\d\.\d", "", PROSE)))
    assert written - GIVEN - computed() == set()
    assert computed() - written - GIVEN == set(), "a number that is no longer in the prose"


def test_numbers_of_the_contract():
    assert [round(v, 6) for v in (MILD.s, MILD.z, MILD.L, MILD.dz, MILD.slope, MILD.ds)] == [
        1.25, 0.777300, 0.604195, 1.554600, 0.173105, 0.269109,
    ]  # fmt: skip
    np.testing.assert_allclose(MILD.dw, (0.538217, -0.269109), atol=5e-7)
    np.testing.assert_allclose(MILD.dx, (0.134554, -0.067277), atol=5e-7)
    assert round(AFTER.L, 6) == 0.226702


def test_a_is_pulled_442_times_harder_than_b():
    assert round(A.ds / B.ds) == 442
    assert "442 times" in PROSE and "442 times" in PREDICTIONS["4.1"].truth


def test_the_summit_of_the_pull_is_at_two_thirds():
    s = np.linspace(-12, 12, 240_001)
    top = s[np.argmax(pull_on_s(s, 0.0))]
    assert abs(sigmoid(top) - 2 / 3) < 1e-4 and abs(pull_on_s(s, 0.0).max() - 8 / 27) < 1e-9
    z = sigmoid(s)
    np.testing.assert_allclose(2 * z * z * (1 - z), pull_on_s(s, 0.0), atol=1e-12)
    assert "one summit, 0.296 high" in PROSE and "2/3" in QUIZ.questions["c"].options[2].text
    assert r"\frac23" not in PROSE  # the quiz asks for it
    assert "8/27 = 0.296" in QUIZ.questions["c"].options[2].why


def test_beyond_the_summit_the_pull_falls_and_a_sum_hands_back_two_numbers():
    s = np.linspace(np.log(2), 12, 1000)
    assert np.all(np.diff(pull_on_s(s, 0.0)) < 0) and np.all(np.diff(sigmoid(s)) > 0)
    assert "but it takes 304 steps" in PROSE and f"one that says {B.z:.4f}" in PROSE
    assert len(MILD.dw) == len(MILD.dx) == 2 and "Σ and the products hand back two" in PROSE


def test_the_two_slopes_that_m4_gives_are_right():
    assert r"$e^x\to e^x$, and $1/x\to-1/x^2$ where $x$ is not 0" in PROSE
    for x in (-2.0, 0.3, 1.0, 5.0):
        for f, slope in ((np.exp, np.exp), (lambda x: 1 / x, lambda x: -1 / x**2)):
            assert (f(x + 1e-6) - f(x - 1e-6)) / 2e-6 == pytest.approx(slope(x), rel=1e-6)
    assert PROSE.index(r"$e^x\to e^x$") < PROSE.index("Start from")


def test_w1_is_twice_as_much_to_blame():
    assert LOUD.dw[0] == -2 * LOUD.dw[1]


def test_the_sleeping_neuron_needs_304_steps():
    path = sgd_path([[2, -1]], [0], (4, 0), 1.0, 400)
    says = sigmoid(path @ np.array([2, -1]))
    assert int(np.argmax(says < 0.5)) == 304 and "needs 304 of them" in PROSE


def test_the_three_factors_multiply_to_the_gradient():
    """The formula of 4.1 against a nudge."""
    w = np.array([0.5, -0.25])
    up, down = (run([2, -1], w + np.array([e, 0]), 0).L for e in (1e-6, -1e-6))
    factors = 2 * (MILD.z - MILD.y) * MILD.z * (1 - MILD.z) * MILD.x[0]
    assert abs(factors - (up - down) / 2e-6) < 1e-8


def test_the_model_answer_of_m4_holds():
    s = np.linspace(-8, 8, 33)
    e = np.exp(-s)
    slope = (sigmoid(s + 1e-6) - sigmoid(s - 1e-6)) / 2e-6
    np.testing.assert_allclose(e / (1 + e) ** 2, slope, atol=1e-9)
    np.testing.assert_allclose(1 / (1 + e) * e / (1 + e), slope, atol=1e-9)
    np.testing.assert_allclose(1 - sigmoid(s), e / (1 + e), atol=1e-12)


def test_numbers_in_the_prediction_are_computed():
    first = PREDICTIONS["4.1"]
    assert f"{A.s:.3f}" in first.setting and f"{A.z:.3f}" in first.setting and f"{B.z:.4f}" in first.setting
    b_more, _, three, four_hundred = (option.why for option in first.options)
    assert (
        f"{B.dz:.2f} against {A.dz:.2f}" in b_more
        and "one and a half" in b_more
        and round(B.dz / A.dz, 1) == 1.5
    )
    assert f"{B.slope:.6f} at B, {A.slope:.3f} at A" in three
    assert f"A gets {A.ds:.3f}, B gets {B.ds:.5f}" in four_hundred


@pytest.mark.parametrize("number", ["4.1", "4.2"])
def test_every_option_has_its_own_sentence_and_leads_to_the_figure(number):
    whys = [option.why for option in PREDICTIONS[number].options]
    assert len(set(whys)) == len(whys) == 4
    doing = ("Switch", "set the sliders", "Move", "Try", "Set", "How flat")
    assert all(any(word in why for word in doing) for why in whys)


def test_what_the_second_prediction_claims():
    """With one sample the loss falls for ever along the line; with three there is a lowest place."""
    losses = [mean_loss([[2, -1]], [0], np.array([0.5, -0.25]) - t * np.array([2, -1])) for t in range(6)]
    assert np.all(np.diff(losses) < 0) and losses[-1] > 0
    step = np.diff(sgd_path([[2, -1]], [0], (0.5, -0.25), 3.0, 4), axis=0)
    assert np.allclose(step[:, 0], -2 * step[:, 1])


def test_each_wrong_quiz_choice_names_an_experiment():
    for question in QUIZ.questions.values():
        for option in question.options:
            if not option.right:
                assert re.search(r"Cockpit|Set \$x_2\$|drive s|Drive s", option.why), option.why


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({}, "still empty"),
        ({"dw2": -0.2691, "dx1": 0.2691 * 0.5, "dz_up": 2 * (0.7773 - 1)}, "✓"),
        ({"dw2": 0.2691}, "the sign is not"),
        ({"dw2": -0.0673}, "edge to x2"),
        ({"dx1": 0.5382}, "edge to w1"),
        ({"dz_up": 1.5546}, "old target"),
        ({"dw2": "x2"}, "no number"),
        ({"dw2": np.nan}, "not yet"),
        ({"dw2": [1, 2]}, "shape"),
    ],
)
def test_holes_are_looked_at(capsys, filled, said):
    by_hand("4.2", **filled)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and all(line.isprintable() for line in lines)
    about = [line for line in lines if not filled or line.split()[0] in filled]
    assert all(said in line for line in about)


def test_try_this_of_the_cockpit_happens():
    """What the figure promises: near 1 the slope is gone, and a silent input leaves its weight alone."""
    assert "asleep" in cockpit().set(w1=4).say
    assert "told nothing" in cockpit().set(x1=0).say


def test_chapter_keeps_the_order_of_the_skeleton():
    order = [
        "one_neuron()", 'predict("4.1"', "**What you saw.**", "## 4.2 The same by hand", "### Your turn",
        'solution="sigmoid"', 'test="E4.1 values"', 'test="E4.1 quiet"', 'test="E4.2"',
        'test="E4.3"',        'test="E4.4"',
        'quiz("Q4")', 'test="Q4"', "## M4", 'answer="M4"', "## Now you can", "**Next:", "course_map(4)",
    ]  # fmt: skip
    places = [SOURCE.index(mark) for mark in order]
    assert places == sorted(places)


def notebook() -> dict:
    """What the code cells leave behind, without figures, checks and the slider of one's own."""
    space: dict = {"np": np, "print": lambda *said: None}
    for cell in re.split(r"^# %%", SOURCE, flags=re.M)[1:]:
        head, _, body = cell.partition("\n")
        plumbing = (
            r"backprop import|predict\(|check\(|by_hand|quiz|course_map|one_neuron\(|descent\(|interact"
        )
        if not head.startswith(" [markdown]") and not re.search(plumbing, body):
            exec(body, space)
    return space


def test_a_forgotten_y_is_silent_at_0_and_heard_at_the_three_neurons():
    """Why the second opinion looks at targets that are neither 0 nor 1: the slip 2z for 2(z − y)."""
    rng = np.random.default_rng(4)
    for y in (0.2, 0.5, 0.9):
        done = run(rng.normal(size=3), rng.normal(size=3), y)
        forgotten = 2 * done.z * done.slope * done.x
        assert np.max(np.abs(forgotten - done.dw)) > 1e-2
    at_nought = run([2, -1], [0.5, -0.25], 0)
    np.testing.assert_allclose(2 * at_nought.z * at_nought.slope * at_nought.x, at_nought.dw)
    assert "for y0 in (0.2, 0.5, 0.9)" in SOURCE and "default_rng(4)" in SOURCE


def test_the_second_opinion_of_the_notebook_agrees():
    made, rng = notebook(), np.random.default_rng(4)
    for y in (0.2, 0.5, 0.9):
        x, w = rng.normal(size=3), rng.normal(size=3)
        nudged = made["numerical_gradient"](lambda v, x=x, y=y: made["neuron_forward"](x, v, y)[2], w)
        np.testing.assert_allclose(made["neuron_backward"](x, w, y)[0], nudged, atol=1e-9)


def test_with_another_target_all_signs_change():
    up = run([2, -1], [0.5, -0.25], 1)
    assert np.all(np.sign(up.dw) == -np.sign(MILD.dw)) and np.all(np.sign(up.dx) == -np.sign(MILD.dx))


def test_each_step_runs_along_its_own_sample_and_together_they_turn():
    X, y = np.array([[2.0, -1.0], [-1.0, 2.0], [1.0, 1.0]]), (0, 1, 0)
    steps = np.diff(sgd_path(X, y, (0.5, -0.25), 1.0, 3), axis=0)
    turned = [abs(step[0] * x[1] - step[1] * x[0]) for step, x in zip(steps, X, strict=True)]
    assert np.allclose(turned, 0) and abs(steps[0][0] * steps[1][1] - steps[0][1] * steps[1][0]) > 1e-6


def test_the_neuron_inside_the_graph():
    """F15: ∂L/∂w₁ is what arrives at h₂ times h₂(1 − h₂)·z₁; y is any differentiable box behind it."""
    w, z1, z2 = np.array([0.3, -0.7, 0.2]), 1.3, -0.4

    def behind(h):
        return (0.9 - np.tanh(1.7 * h)) ** 2

    def loss(w1):
        return behind(sigmoid(w[0] + w1 * z1 + w[2] * z2))

    h = sigmoid(w[0] + w[1] * z1 + w[2] * z2)
    arrives = (behind(h + 1e-6) - behind(h - 1e-6)) / 2e-6
    measured = (loss(w[1] + 1e-6) - loss(w[1] - 1e-6)) / 2e-6
    assert arrives * h * (1 - h) * z1 == pytest.approx(measured, rel=1e-6)
    assert r"h_2(1-h_2)\cdot z_1" in PROSE


def test_the_slider_of_ones_own_draws_forward_and_backward(monkeypatch):
    """The cell runs on the learner's functions; with the one line changed, the bars point the other way."""
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot as plt

    cell = next(c for c in re.split(r"^# %%", SOURCE, flags=re.M) if "FloatSlider(" in c).partition("\n")[2]
    shown = []
    monkeypatch.setattr(plt, "show", lambda: shown.append(plt.gcf().axes))
    for wanted, source in ((1, cell), (-1, cell.replace("0.0\n", "1.0\n"))):
        made = notebook()
        exec(source, made)
        left, right = shown[-1]
        assert [np.sign(bar.get_height()) for bar in right.patches] == [wanted, -wanted]
        tangent = left.lines[1].get_ydata()
        assert np.allclose(np.diff(tangent, 2), 0) and left.lines[2].get_ydata()[0] == pytest.approx(MILD.z)
        plt.close("all")
    added = cell.replace("    right.set", '    right.bar(["dx1", "dx2"], dx)\n    right.set')
    exec(added, notebook())
    assert len(shown[-1][1].patches) == 4
    plt.close("all")
