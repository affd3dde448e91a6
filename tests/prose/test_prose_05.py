"""Every number in the prose of chapter 05 is computed here, and what its questions claim."""

from __future__ import annotations

import math
import re

import numpy as np
import prose
import pytest
from backprop.by_hand import by_hand
from backprop.data import digits_split
from backprop.drawing.notation import number
from backprop.figures.talks import DZ, W, X, layer_arrays
from backprop.numbers.how_deep import chain, random_net
from backprop.numbers.lego import BENDS
from backprop.numbers.network import dense_backward, dense_forward, mean_slope, saturated_share, sigmoid
from backprop.predictions.layers import PREDICTIONS

from autograder.chapters.layers.functions import SIZES
from autograder.chapters.layers.questions import QUIZ

PROSE = prose.read("05_layers")
SOURCE = (prose.ROOT / "solutions/05_layers/05_layers.py").read_text(encoding="utf-8")
DX2, DW2 = dense_backward(X[:2], W, DZ[:2])
O = float(sigmoid(1.5))
SLOPE = O * (1 - O)


def full_derivative():
    """∂Z/∂W of the figure's layer as one table: a row for each of the 8 sums, a column for each weight."""
    table = np.zeros((8, 6))
    for i in range(6):
        push = np.zeros(6)
        push[i] = 1.0
        table[:, i] = (X @ push.reshape(3, 2)).ravel()
    return table


def claims() -> list[str]:
    dW = layer_arrays()["dW"]
    push = 0.01
    moved = (dense_forward(X[:2], W + push * np.eye(3, 2, -1)) - dense_forward(X[:2], W))[:, 0]
    return [
        f"with $s=1.5$ the slope is {SLOPE:.3f}, so {2 * SLOPE:.3f} of 2 gets through",
        f"For $s=1.5$ and grad 2: {2 * SLOPE:.3f}.",
        f"$2\\cdot0.5+(-1)\\cdot2+1\\cdot(-1)+0\\cdot3={dW[1, 0]:.0f}$",
        r"dZ=\begin{pmatrix}0.5&1\\2&-1\end{pmatrix}",
        f"| $1\\cdot2+2\\cdot1+0\\cdot(-1)$ | {dense_forward(X, W)[0, 0]:.0f} |",
        f"| $2\\cdot0.5+(-1)\\cdot2$ | **−{-DW2[1, 0]:.0f}** |",
        f"| $0.5\\cdot2+1\\cdot1$ | {DX2[0, 0]:.0f} |",
        f"Push $w_{{21}}$ up by {push}. Then $z_{{11}}$ grows by {moved[0]:.2f} and $z_{{21}}$ shrinks by "
        f"{-moved[1]:.2f}.",
        f"about ${moved[0]:.2f}\\cdot0.5-{-moved[1]:.2f}\\cdot2={moved @ DZ[:2, 0]:.2f}$, and that is "
        f"$0.01\\cdot dw_{{21}}$",
        "db=({:.1f},\\;{:.0f})".format(*DZ[:2].sum(axis=0)),
        f"At $τ=1$ the mean slope is still {mean_slope(1):.3f}.",
        f"although {100 * saturated_share(2.7):.0f} % of the units, no more, lie beyond 5",
        f"At $τ=8$ it is {mean_slope(8):.3f}: more than half of the units, "
        f"{100 * saturated_share(8):.0f} %, are",
        f"hand back less than {np.ceil(1000 * sigmoid(5.0) * (1 - sigmoid(5.0))) / 10:.1f} % of what arrives",
        "At $τ\\approx2.7$ it is half of its maximum",
        f"the table of $Z=XW$ for $W$ has {prose.written(16 * 32 * 64 * 32)} entries, and at least 31 of 32 are 0",
        "an $X$ of (16, 64) and a $W$ of (64, 32)",
        f"and that is $X^{{\\mathsf T}}dZ$: {prose.written(64 * 32)} numbers",
    ]


@pytest.mark.parametrize("claim", claims())
def test_the_text_says_what_is_computed(claim):
    assert claim in PROSE


def test_no_number_of_the_text_is_unclaimed():
    assert prose.unclaimed(PROSE, claims(), set()) == []


def test_half_of_the_jacobian_is_empty_and_its_product_is_the_formula():
    """X without a zero: 24 of the 48 entries are 0, and dZ through the table is XᵀdZ."""
    table = full_derivative()
    full = np.where(X == 0, 0.5, X)
    assert np.count_nonzero(np.kron(full, np.eye(2)) == 0) == 24
    np.testing.assert_allclose(DZ.ravel() @ table, (X.T @ DZ).ravel())


def test_the_table_of_the_box_is_that_of_the_digits_net():
    """Each of its rows hears one column of W: 31 of its 32 columns are 0 there. The digits come without ones."""
    digits = digits_split(0).X
    assert digits.shape[1] == 64 and not (digits == 1).all(axis=0).any()
    row = np.kron(np.ones((1, 64)), np.eye(32)[:1])
    assert np.count_nonzero(row == 0) * 32 == row.size * 31


def test_the_quiz_is_not_answered_by_the_box_above_it():
    assert not re.search(r"\b48\b|=48|(?<!\d)8\\cdot6", PROSE[: PROSE.index("## Quiz 5")])


def test_the_end_does_not_say_what_06_asks():
    assert "sign" not in PROSE[PROSE.index("**Next:") :]


def test_large_weights_lose_more_than_they_bring_in_a_chain_and_not_in_a_wide_layer():
    """The chain of eight: more at w = 2 than at 1, less at 4, next to nothing at 8. Sixteen wide: more and more."""
    arrives = [chain(8, w)[0][0] for w in (1, 2, 4, 8)]
    assert arrives[1] > arrives[0] > arrives[2] > arrives[3]
    wide = [random_net(8, gain)[0][0] for gain in (1, 2, 4, 8, 10)]
    asleep = [np.mean(random_net(8, gain)[1]) for gain in (1, 2, 4, 8, 10)]
    assert wide == sorted(wide) and asleep == sorted(asleep, reverse=True)


def test_two_thirds_of_the_sums_lie_within_tau():
    assert round(1 - math.erfc(2**-0.5), 2) == 0.68 and "normally" in PREDICTIONS["5.3"].setting


def test_what_the_page_says_of_tanh_and_relu():
    s = np.linspace(-4, 4, 33)
    np.testing.assert_allclose(np.tanh(s), 2 * sigmoid(2 * s) - 1, atol=1e-12)
    assert set(BENDS) == {"Sigmoid", "Tanh", "ReLU", "Sine"}
    np.testing.assert_array_equal(BENDS["ReLU"].curve(s), np.where(s > 0, s, 0))


def test_the_checks_of_the_chapter_begin_with_arrays_that_are_not_square():
    for N, p, k in SIZES:
        assert len({N, p, k}) == 3


def test_half_of_the_slope_is_at_tau_two_point_seven():
    taus = np.linspace(2, 3.5, 1501)
    half = taus[np.argmin([abs(mean_slope(t, 801) - 0.125) for t in taus])]
    assert round(half, 1) == 2.7
    scale = PREDICTIONS["5.3"].scale
    assert scale.truth == 2.7
    assert f"at τ = 2 the mean slope is still {mean_slope(2):.3f}" in scale.why(1.5)
    assert f"{100 * saturated_share(2.7):.0f} % of the units" in scale.why(2.7)
    assert f"At τ = 5 the mean slope is {mean_slope(5):.3f}" in scale.why(5)
    assert f"the mean slope is {mean_slope(8):.3f} there" in scale.why(12) and saturated_share(8) > 0.5
    assert len({scale.why(guess) for guess in (0.5, 1.5, 3, 6, 12)}) == 5


def test_one_weight_hears_four_cells():
    """Nudge each cell of dZ: only four of them move dw21."""
    heard = 0
    for at in np.ndindex(DZ.shape):
        nudged = DZ.copy()
        nudged[at] += 1
        heard += dense_backward(X + 10, W, nudged)[1][1, 0] != dense_backward(X + 10, W, DZ)[1][1, 0]
    assert heard == 4 and "4, one for each sample" in PREDICTIONS["5.2"].truth
    whys = [option.why for option in PREDICTIONS["5.2"].options]
    assert len(set(whys)) == 4


def test_numbers_of_the_quiz():
    X43, W32 = (4, 3), (3, 2)
    full = np.zeros((4, 2, 3, 2))
    for n, j, i, m in np.ndindex(full.shape):
        full[n, j, i, m] = 1 if j == m else 0
    assert full.size == 48 and np.count_nonzero(full) == 24
    options = QUIZ.questions["c"].options
    assert [o.text.split(",")[0] for o in options] == ["6", "12", "48", "24"]
    assert int(np.prod(W32)) == 6 and int(np.prod(X43)) == 12 and options[2].right


def test_choices_of_question_b_have_the_shapes_they_are_told():
    X, W, dZ = np.ones((7, 4)), np.ones((4, 6)), np.ones((7, 6))
    assert (dZ.T @ X).shape == (6, 4) and (X.T @ dZ).shape == W.shape and (dZ @ W.T).shape == X.shape
    with pytest.raises(ValueError):
        X @ dZ.T.T


def test_each_wrong_quiz_choice_leads_to_a_figure_or_a_shape():
    for question in QUIZ.questions.values():
        for option in question.options:
            if not option.right:
                assert re.search(
                    r"figure 5\.\d|Write its shape|Ask for pairs|are there as well", option.why
                ), option.why


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({}, "still empty"),
        ({"dw31": DW2[2, 0], "dx12": DX2[0, 1], "dx23": DX2[1, 2], "shape_dW": (4, 6)}, "✓"),
        ({"dw31": DW2[2, 1]}, "column 2 of dZ"),
        ({"dx12": 0.5 * 1 + 1 * -2}, "turned"),
        ({"dx12": 1.5}, "sign"),
        ({"dx23": DX2[0, 2]}, "sample 1"),
        ({"shape_dW": (6, 4)}, "wrong seats"),
        ({"shape_dW": (7, 6)}, "shape of Z"),
        ({"shape_dW": 24}, "shape"),
    ],
)
def test_holes_are_looked_at(capsys, filled, said):
    by_hand("5.2", **filled)
    lines = capsys.readouterr().out.splitlines()
    about = [line for line in lines if not filled or line.split()[0] in filled]
    assert about and all(said in line for line in about)


def test_chapter_keeps_the_order_of_the_skeleton():
    order = [
        "lego()", "valve()", "**What you saw.**", 'solution="sigmoid_backward"', 'test="E5.1"',
        'predict("5.2"',
        "### The same by hand", "### Your turn", 'by_hand("5.2"', 'test="E5.2"', 'test="E5.3"', "In a box",
        'predict("5.3"', 'solution="Dense"', 'solution="Sigmoid"', 'test="E5.4"', 'check("E5.4 bonus"',
        'quiz("Q5")', 'test="Q5"', "## M5", 'answer="M5"', "## Now you can", "**Next:", "course_map(5)",
    ]  # fmt: skip
    places = [SOURCE.index(mark) for mark in order]
    assert places == sorted(places)


def test_valve_of_the_text_is_the_valve_of_the_figure():
    from backprop import valve

    assert f"{number(2 * SLOPE)} is handed back" in valve().label
