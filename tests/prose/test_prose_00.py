"""Every number in the prose of chapter 00 is computed here."""

import re
from pathlib import Path

import numpy as np
import pytest
from backprop import patient_zero
from backprop.by_hand import by_hand
from backprop.drawing.conveyor import shapes
from backprop.numbers.network import forward, mse, mse_grad
from backprop.numbers.patient_zero import fever_chart
from backprop.predictions.start_here import PREDICTIONS

from autograder.chapters.start_here.questions import QUIZ

ROOT = Path(__file__).parents[2]
SOURCE = (ROOT / "solutions/00_start_here/00_start_here.py").read_text(encoding="utf-8")
PROSE = "\n".join(c for c in re.split(r"^# %%", SOURCE, flags=re.M)[1:] if c.startswith(" [markdown]"))

GIVEN = {"0.5", "0.25", "0.1", "0.2", "0.3", "0.4"}  # inputs, and the numbers of sections
E_SHORT = f"{int(np.e * 1000) / 1000:.3f}"


def test_every_decimal_in_the_prose_is_explained():
    weighted = 2 * 0.5 + (-1) * (-0.25)
    computed = {f"{fever_chart()[0]:.2f}", f"{weighted:.2f}", E_SHORT, f"{np.exp(-1):.2f}"}
    written = set(re.findall(r"\d+\.\d+", re.sub(r"E\d\.\d", "", PROSE)))
    assert written - GIVEN == computed


def test_patient_zero_is_as_ill_as_the_text_says():
    assert f"{fever_chart()[-1] / 1e30:.0f}" == "16" and "16 million million million million million" in PROSE
    assert len(fever_chart()) - 1 == 20 and "twenty handfuls" in PROSE


def test_shapes_of_the_text_are_those_of_the_conveyor():
    made = shapes(4)
    assert made["W1"] == (3, 5) and "$W_1$ is (3, 5)" in PROSE and "what is left is (N, 5)" in PROSE


def test_the_answer_to_e02_is_what_numpy_says():
    X, *Ws = (np.ones(s) for s in ((5, 3), (3, 4), (4, 6), (6, 2)))
    namespace: dict = {}
    block = re.search(r"### BEGIN SOLUTION\n(shapes = .*?)### END SOLUTION", SOURCE, re.S)[1]
    exec(block, namespace)
    expected = {name: array.shape for name, array in forward(X, *Ws).items()}
    expected |= {f"dW{k}": W.shape for k, W in enumerate(Ws, 1)}
    assert namespace["shapes"] == expected


def test_the_loss_box():
    """Ours divides by N; dividing by K as well makes K times less of it and of its gradient."""
    rng = np.random.default_rng(0)
    Yhat, Y = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
    assert np.isclose(mse(Yhat, Y), np.sum((Yhat - Y) ** 2) / 5)
    assert np.isclose(mse(Yhat, Y), 3 * np.mean((Yhat - Y) ** 2))
    np.testing.assert_allclose(mse_grad(Yhat, Y), 3 * (2 * (Yhat - Y) / Yhat.size))
    assert mse(np.array([[0.25]]), np.array([[1.0]])) == 0.75**2


def test_quiz_answers_of_the_source_are_right():
    block = re.search(r"### BEGIN SOLUTION\n(quiz_0 = .*?)\n### END", SOURCE, re.S)[1]
    namespace: dict = {}
    exec(block, namespace)
    assert namespace["quiz_0"] == QUIZ.right


def test_every_option_has_its_own_sentence_and_leads_to_the_figure():
    whys = [option.why for option in PREDICTIONS["0.1"].options]
    assert len(set(whys)) == 4 and all(re.search("atch|Follow|Count", why) for why in whys)


def test_each_wrong_quiz_choice_names_where_to_look():
    for question in QUIZ.questions.values():
        wrong = [option.why for option in question.options if not option.right]
        assert len(set(wrong)) == 3
        assert all(re.search("conveyor|Conveyor|card|box|dashed frames", why) for why in wrong)


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"O1_shape": (4, 6), "H2_shape": (4, 3), "dW2_shape": (6, 3)}, "✓"),
        ({"H2_shape": (6, 3)}, "That is W2"),
        ({"dW2_shape": (4, 3)}, "row for each sample"),
        ({"dW2_shape": (3, 6)}, "Whose gradient"),
        ({"O1_shape": None}, "still empty"),
    ],
)
def test_holes_are_looked_at(capsys, filled, said):
    by_hand("0.4", **filled)
    lines = capsys.readouterr().out.splitlines()
    assert all(said in line for line in lines if line.split()[0] in filled)


def test_lecture_is_credited():
    assert "Filipp Ulyankin" in PROSE and "MIT" in PROSE


def test_ten_lines_are_ten_and_true():
    """The table of 0.5, each line on numbers."""
    table = PROSE[PROSE.index("| | means | for instance |") :].splitlines()[2:12]
    assert len([line for line in table if line.startswith("# |")]) == 10 and "`np.exp(a)`" in table[7]
    h = 1e-3
    assert (3 + h) ** 2 == pytest.approx(9 + 6 * h + h**2) and "$(3+h)^2=9+6h+h^2$" in table[0]
    for f, slope in ((lambda x: x**2, lambda x: 2 * x), (lambda x: x**3 + 3 * x, lambda x: 3 * x**2 + 3)):
        assert all(
            (f(x + 1e-6) - f(x - 1e-6)) / 2e-6 == pytest.approx(slope(x), rel=1e-6) for x in (0.7, 3, -2)
        )
    a, b = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    assert list(a * b) == [3, 8] and "make (3, 8)" in table[4]
    assert a @ b == 11 and "make 11" in table[5] and np.sum(a) == 3 and "makes 3" in table[6]
    assert np.exp(0) == 1 and f"{np.exp(-1):.2f}" in table[7]
    assert np.max(np.abs([3, -4])) == 4 and "then 4" in table[8]
    with pytest.raises(ValueError, match="size 3 is different from 2"):
        a @ np.ones(3)
    assert np.array([2, -1]).shape == (2,)


def test_no_row_meets_another_and_a_row_of_boxes_has_slopes():
    """Each row of every station is what it is alone; the loss moves in proportion to a small push."""
    rng = np.random.default_rng(0)
    X, *Ws = (rng.normal(size=s) for s in ((4, 3), (3, 5), (5, 4), (4, 2)))
    whole, alone = forward(X, *Ws), forward(X[2:3], *Ws)
    for name, array in alone.items():
        np.testing.assert_allclose(whole[name][2:3], array)

    def loss(push):
        return mse(forward(X, Ws[0] + push, *Ws[1:])["Yhat"], np.zeros((4, 2)))

    assert loss(2e-5) - loss(0) == pytest.approx(2 * (loss(1e-5) - loss(0)), rel=1e-3)


def test_all_marks_of_a_quiz_card_are_answers():
    """Each choice of each quiz of the course has its own sentence, so a card answers whatever is chosen."""
    from autograder.engine import registry

    for chapter in registry.chapters().values():
        for question in chapter.quiz.questions.values() if chapter.quiz else ():
            said = [option.why for option in question.options]
            assert all(said) and len(set(said)) == len(said)


def test_the_big_picture_has_the_boxes_of_f6():
    from backprop import big_picture

    label = big_picture().label
    assert "X, H1, O1, H2, O2, Ŷ" in label and "Short arrows fall" in label
    assert "hand down the gradients of W1, W2 and W3" in label and big_picture().controls == ()


def test_the_patient_is_worse_after_each_lesson():
    assert np.all(np.diff(fever_chart()) > 0)


def test_no_step_of_the_slider_cures_the_patient():
    [eta] = patient_zero().controls
    lasts = [fever_chart(eta=step)[-1] for step in eta.stops()]
    assert all(last > fever_chart()[0] for last in lasts)
    assert "None of the steps on the slider is short enough" in PROSE
