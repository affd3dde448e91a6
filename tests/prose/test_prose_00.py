"""Every number in the prose of chapter 00 is computed here."""

import re
from pathlib import Path

import pytest
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


def test_every_decimal_in_the_prose_is_explained():
    weighted = 2 * 0.5 + (-1) * (-0.25)
    computed = {f"{fever_chart()[0]:.2f}", f"{weighted:.2f}"}
    written = set(re.findall(r"\d+\.\d+", re.sub(r"E\d\.\d", "", PROSE)))
    assert written - GIVEN == computed


def test_patient_zero_is_as_ill_as_the_text_says():
    assert f"{fever_chart()[-1] / 1e30:.0f}" == "16" and "16 million million million million million" in PROSE
    assert len(fever_chart()) - 1 == 20 and "twenty handfuls" in PROSE


def test_shapes_of_the_text_are_those_of_the_conveyor():
    made = shapes(4)
    assert made["W1"] == (3, 5) and "$W_1$ is (3, 5)" in PROSE and "what is left is (N, 5)" in PROSE


def test_the_answer_to_e02_is_what_numpy_says():
    import numpy as np

    X, *Ws = (np.ones(s) for s in ((5, 3), (3, 4), (4, 6), (6, 2)))
    namespace: dict = {}
    block = re.search(r"### BEGIN SOLUTION\n(shapes = .*?)### END SOLUTION", SOURCE, re.S)[1]
    exec(block, namespace)
    expected = {name: array.shape for name, array in forward(X, *Ws).items()}
    expected |= {f"dW{k}": W.shape for k, W in enumerate(Ws, 1)}
    assert namespace["shapes"] == expected


def test_the_loss_box():
    """Ours divides by N; dividing by K as well makes K times less of it and of its gradient."""
    import numpy as np

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
        ({"dW2_shape": (4, 3)}, "shape of H2"),
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
