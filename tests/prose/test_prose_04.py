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
GIVEN = {"0.5", "0.25", "0.6", "0.01", "0.1", "4.1", "4.2", "4.3", "4.4"}


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
    assert r"z=\frac23" in PROSE and "8/27 = 0.296" in QUIZ.questions["c"].options[2].why


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
