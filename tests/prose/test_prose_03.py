"""Every number in the prose of chapter 03 is computed here."""

from __future__ import annotations

import re

import numpy as np
import prose
import pytest
from backprop import second_opinion
from backprop.by_hand import by_hand
from backprop.figures.price import SIZES
from backprop.numbers import gradient_check as numbers
from backprop.numbers.graph import canonical, gradients, nudged, record, two_roads
from backprop.predictions.gradient_check import PREDICTIONS

from autograder.chapters.gradient_check.questions import QUIZ

PROSE = prose.read("03_gradient_check")


def cube(w: float) -> float:
    return w**3


def forward(w, eps):
    return (cube(w + eps) - cube(w)) / eps


def central(w, eps):
    return (cube(w + eps) - cube(w - eps)) / (2 * eps)


def claims() -> list[str]:
    moved = two_roads(1.1, 3).values["y"] - 12
    P = 4800
    return [
        f"a push of 0.1 moved $y$ by {moved:.2f}, and the slope had promised "
        f"{0.1 * gradients(two_roads())['x1']:.1f}",
        f"{nudged('x1', 0.001):.4f} is not quite 9",
        f"that is {0.5 * 0.1 * 12:.1f} of the {forward(2, 0.1) - 12:.2f} above",
        f"with $f'''=6$ the whole {0.1**2 / 6 * 6:.2f}",
        f"$u={np.finfo(float).eps / 2 * 1e16:.1f}\\cdot10^{{-16}}$",
        f"it measures {relu_slope():.2f}, because",
        f"The −{-record(canonical(), 'send too early')[-1].gradients['x1']:.0f} comes from the walk",
        "The relative error is 0.29.",
        "the error is 0.086, and in $10^{12}+w$",
        f"(1-\\sigma({numbers.INPUT}w))^2$ at $w={numbers.AT}$",
        f"Its slope is $3w^2={3 * 2**2}$",
        f"$({cube(2.1):.3f}-8)/0.1={forward(2, 0.1):.2f}$ | {forward(2, 0.1) - 12:.2f} | "
        f"{forward(2, 0.01):.4f} | "
        f"{forward(2, 0.01) - 12:.4f}",
        f"$({cube(2.1):.3f}-{cube(1.9):.3f})/0.2={central(2, 0.1):.2f}$ | {central(2, 0.1) - 12:.2f} | "
        f"{central(2, 0.01):.4f} | {central(2, 0.01) - 12:.4f}",
        f"$1.5^3={cube(1.5)}$ and $0.5^3={cube(0.5)}$",
        "layers 8, 64, 64 and 3 has $P=4\\,800$ weights",
        f"Nudging costs {prose.written(2 * P)} runs for {prose.written(P)} weights",
        f"it gives $\\partial y/\\partial x_1={as_printed():.0f}$",
    ]  # fmt: skip


def relu_slope() -> float:
    """max(0, w) at 1e-6, measured by a nudge of 1e-5 up and down."""
    return (max(0.0, 1e-6 + 1e-5) - max(0.0, 1e-6 - 1e-5)) / 2e-5


def as_printed() -> float:
    """Erratum 4: the last factor of ∂y/∂z1 printed as ∂h2/∂z2, and what becomes of ∂y/∂x1."""
    e, g = canonical().edges, gradients(canonical())
    z1 = g["h1"] * e["h1", "z1"] + g["h2"] * e["h2", "z2"]
    return z1 * e["z1", "x1"] + g["z2"] * e["z2", "x1"]


@pytest.mark.parametrize("claim", claims())
def test_the_text_says_what_is_computed(claim):
    assert claim in PROSE


def test_no_number_of_the_text_is_unclaimed():
    # powers of ten and "16 digits" are tried below; 0.1, 0.01 and 0.5 are chosen ε
    given = {"0.001", "10", "12", "16", "0.1", "0.01", "0.5", "100", "0.99"}
    assert prose.unclaimed(PROSE, claims(), given) == []


def test_the_network_of_the_text_has_as_many_weights_as_it_says():
    assert 8 * 64 + 64 * 64 + 64 * 3 == 4800
    assert list(SIZES) == [60, 152, 432, 1376, 4800]
    for P, width in SIZES.items():
        assert sum(W.size for W in numbers.network(width)[0]) == P


def test_the_forward_u_turns_near_1e_8_and_ends_at_exactly_0():
    assert abs(numbers.best_exponent("forward") + 8) <= 0.5
    assert numbers.measured_slope("forward", 1e-16) == 0.0 == numbers.measured_slope("central", 1e-17)
    assert numbers.AT + 1e-17 == numbers.AT


def test_at_1e_16_the_losses_coincide_and_the_two_places_do_not():
    w = numbers.AT
    assert w + 1e-16 != w and numbers.loss(w + 1e-16) == numbers.loss(w)
    assert "the two losses come out as one and the same number" in PROSE


def test_a_smooth_curve_has_a_slope_of_its_slope_and_a_kink_has_no_slope():
    w, eps = numbers.AT, 1e-4
    once = (numbers.loss(w + eps) - numbers.loss(w - eps)) / (2 * eps)
    assert once == pytest.approx(numbers.slope(w), rel=1e-6)
    bends = [(numbers.slope(w + e) - numbers.slope(w - e)) / (2 * e) for e in (1e-3, 1e-4)]
    assert bends[0] == pytest.approx(bends[1], rel=1e-4)
    assert (max(0, eps) - 0) / eps == 1 and (0 - max(0, -eps)) / eps == 0


def test_the_central_formula_is_several_hundred_times_more_exact():
    best = {kind: numbers.best_exponent(kind) for kind in numbers.KINDS}
    assert -6 <= best["central"] <= -5
    bottom = {}
    for kind in numbers.KINDS:
        eps, error = numbers.error_curve(kind)
        near = (abs(np.log10(eps) - best[kind]) < 0.3) & (error > 0)
        bottom[kind] = float(np.exp(np.mean(np.log(error[near]))))
    assert 200 < bottom["forward"] / bottom["central"] < 1000


def test_the_right_sides_have_slopes_1_and_2():
    for kind, steep in (("forward", 1), ("central", 2)):
        a, b = (numbers.slope_error(numbers.measured_slope(kind, eps)) for eps in (1e-2, 1e-3))
        assert abs(np.log10(a / b) - steep) < 0.05


def test_two_losses_agree_in_about_ten_digits_at_1e_10():
    a, b = numbers.loss(numbers.AT), numbers.loss(numbers.AT + 1e-10)
    assert 9 < -np.log10(abs(a - b) / a) < 10.5


def test_a_right_gradient_passes_the_habit_and_the_printed_one_does_not():
    def y(x):
        return canonical(*x).values["y"]

    x, eps = np.array([1.0, 3.0]), 1e-5
    found = np.array([(y(x + eps * d) - y(x - eps * d)) / (2 * eps) for d in np.eye(2)])

    def error(a):
        return np.max(np.abs(a - found)) / (np.max(np.abs(a)) + np.max(np.abs(found)))

    assert error(np.array([9.0, -7.0])) < 1e-6 and error(np.array([as_printed(), -7.0])) > 1e-3


def test_options_of_the_first_prediction_are_as_wrong_as_they_say():
    whys = [option.why for option in PREDICTIONS["3.1"].options]
    off = [numbers.slope_error(numbers.measured_slope("forward", e)) for e in (1e-1, 1e-4, 1e-8, 1e-15)]
    assert f"{100 * off[0]:.0f} % off" in whys[0] and f"{100 * off[3]:.0f} % off" in whys[3]
    assert 1e-5 < off[1] < 1e-4 and off[2] == min(off)


def test_nudging_is_slower_by_as_much_as_the_options_say():
    """Measured, so with room on both sides; the figure shows the learner's own machine."""
    times = {P: numbers.bill(width).times for P, width in SIZES.items()}
    assert times[60] > 30 and times[1376] > 500 and times[4800] > 1500


@pytest.mark.parametrize("question", QUIZ.questions.values(), ids=QUIZ.questions)
def test_each_wrong_choice_names_an_experiment(question):
    for option in question.options:
        assert option.right or re.search(r"[Ff]igure \d\.\d", option.why), option.why


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"forward": 4.75, "central": 3.25}, ["✓", "✓"]),
        ({"forward": 3.25, "central": 6.5}, ["the central one", "twice eps"]),
    ],
)
def test_the_holes_answer(filled, said, capsys):
    by_hand("3.2", **filled)
    lines = capsys.readouterr().out.splitlines()
    assert [word in line for word, line in zip(said, lines, strict=True)] == [True] * len(lines)


def test_the_story_is_the_nudge_that_it_describes():
    """Pushed up by 0.001 and divided: one-sided, so not quite 9, and within what the figure writes."""
    by_hand_ = (canonical(1.001, 3).values["y"] - canonical(1, 3).values["y"]) / 0.001
    assert nudged("x1", 0.001) == pytest.approx(by_hand_) and f"{by_hand_:.4f}" == "9.0270"
    assert "9.0270" in second_opinion().label


def test_taylor_says_the_errors_of_the_table_and_the_best_eps():
    """w³ at 2: f″ = 12, f‴ = 6. The rest of the forward error is ε² times f‴/6, as the formula goes on."""
    eps = 0.1
    assert forward(2, eps) - 12 == pytest.approx(0.5 * eps * 12 + eps**2 / 6 * 6)
    assert central(2, eps) - 12 == pytest.approx(eps**2 / 6 * 6)
    u = np.finfo(float).eps / 2
    assert f"{u ** (1 / 2):.0e}" == "1e-08" and f"{u ** (1 / 3):.0e}" == "5e-06"
    for kind, best in (("forward", u ** (1 / 2)), ("central", u ** (1 / 3))):
        assert abs(numbers.best_exponent(kind) - np.log10(best)) < 1


def relative_error(a, b) -> float:
    return np.max(np.abs(a - b)) / (np.max(np.abs(a)) + np.max(np.abs(b)))


def measured(f, w, eps=1e-5) -> float:
    return (f(w + eps) - f(w - eps)) / (2 * eps)


def test_a_right_slope_can_be_far_from_the_measured_one():
    """At a kink, where a smooth curve bends sharply, and where a nudge is lost beside a large number."""
    for error, f, w, right in (
        ("0.29.", lambda w: max(0.0, w), 1e-6, 1.0),
        ("0.086,", lambda w: np.sin(1e5 * w), 0.0, 1e5),
        ("1.", lambda w: 1e12 + w, 0.0, 1.0),
    ):
        off = relative_error(right, measured(f, w))
        assert float(error.strip(".,")) == float(f"{off:.2g}") > 1e-3 and f"error is {error}" in PROSE


def test_one_wrong_entry_among_a_million_is_heard_if_it_is_large_and_not_if_it_is_small():
    right = np.full(1_000_000, 1e-7)
    right[:2] = 1.0
    loud, low = right.copy(), right.copy()
    loud[1] *= -1
    low[7] *= -1
    assert relative_error(right, loud) == 1
    assert relative_error(right, low) == pytest.approx(1e-7) and right[0] / right[7] == pytest.approx(1e7)
    assert "ten million times smaller" in PROSE and "the error is $10^{-7}$" in PROSE


def test_whom_to_believe_is_asked_at_the_top_and_answered_after_the_tools():
    asked, answered = PROSE.index("Whom do you believe"), PROSE.index("it is honest")
    assert asked < PROSE.index("### E3.3") < answered
    assert record(canonical(), "send too early")[-1].gradients["x1"] == -15 and "The −15 comes from" in PROSE
    assert "-15" in second_opinion().label.replace("−", "-")


def test_the_sides_of_the_u():
    """Smaller is better on the right side and worse on the left."""
    for kind, right, left in (("forward", (1e-2, 1e-4, 1e-6), (1e-10, 1e-12, 1e-14)),
                              ("central", (1e-1, 1e-2, 1e-3), (1e-8, 1e-10, 1e-12))):  # fmt: skip
        errors = [
            [numbers.slope_error(numbers.measured_slope(kind, e)) for e in side] for side in (right, left)
        ]
        assert errors[0] == sorted(errors[0], reverse=True) and errors[1][-1] > 100 * errors[1][0]


def test_a_printed_gradient_with_one_wrong_index_is_heard():
    assert "Three lines of code say that it is not." in PROSE and as_printed() == -63


def test_taylors_formula_as_printed():
    """A cubic has no further terms, so what is printed is exact for it."""
    printed = r"f(w\pm\varepsilon)=f\pm\varepsilon f'+\tfrac12\varepsilon^2f''\pm\tfrac16\varepsilon^3f"
    assert printed in PROSE
    eps = 0.1
    for sign in (1, -1):
        taylor = 8 + sign * eps * 12 + 0.5 * eps**2 * 12 + sign / 6 * eps**3 * 6
        assert cube(2 + sign * eps) == pytest.approx(taylor, rel=1e-14)
