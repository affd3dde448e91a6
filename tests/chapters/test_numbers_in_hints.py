"""Every number and every calculation that a hint prints is worked out again."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from hints import ALL

from autograder.chapters import reference
from autograder.chapters.chain_rule import graphs
from autograder.chapters.chain_rule import mistakes as chain_rule
from autograder.chapters.debugging_clinic import mistakes as debugging_clinic
from autograder.chapters.debugging_clinic import seven_signs
from autograder.chapters.gradient_check import exercises as gradient_check
from autograder.chapters.gradient_check import mistakes as slopes
from autograder.chapters.gradient_check.numerical_gradient import central
from autograder.chapters.layers import mistakes as layers
from autograder.chapters.one_neuron import mistakes as one_neuron
from autograder.chapters.reverse_mode import exercises as reverse_mode
from autograder.chapters.reverse_mode import mistakes as ways_back
from autograder.chapters.reverse_mode import tape
from autograder.chapters.start_here.mistakes.shapes import SHAPES_FORM
from autograder.chapters.three_layer_net import mistakes as three_layer_net
from autograder.chapters.three_layer_net.mistakes import mended
from autograder.chapters.training import batch_orders
from autograder.chapters.training import mistakes as training
from autograder.chapters.training.init_weights import spreads
from autograder.engine import card

NUMBER = r"[−-]?\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?"
EQUALITY = re.compile(rf"({NUMBER}(?: ?[·+−] ?{NUMBER})*|{NUMBER}) = ({NUMBER})")
SMALL = {("p", "q"): 2.0, ("q", "r"): 5.0, ("p", "r"): -3.0}


def worth(text):
    """The value of "2 · −1 + 3/4"; · binds stronger than + and −."""
    clean = text.replace("·", "*").replace("−", "-")
    assert re.fullmatch(r"[\d.*/+\- ]+", clean), text
    return eval(clean, {"__builtins__": {}})


def equalities(text):
    """Pairs (left, right) of all calculations in a sentence; "a = b = c" gives two."""
    found, place = [], 0
    while match := EQUALITY.search(text, place):
        found.append((match[1], match[2]))
        place = match.start(2)  # the right side may be a left side again
    return found


def examples():
    """Third hints, save the one about shapes, which has a test of its own."""
    return sorted({mistake.more[1] for mistake in ALL if len(mistake.more) > 1} - {SHAPES_FORM[1]})


@pytest.mark.parametrize("example", examples(), ids=lambda text: text[:40])
def test_worked_examples_are_right(example):
    calculated = equalities(card.bare(example))
    calculated = [(left, right) for left, right in calculated if re.search(r"[·+/]| − ", left)]
    assert calculated, "a worked example works something out"
    for left, right in calculated:
        digits = len(right.partition(".")[2].partition("/")[0])
        assert abs(worth(left) - worth(right)) <= 0.5 * 10**-digits + 1e-12, f"{left} = {right}"


def test_a_wrong_calculation_would_be_seen():
    (left, right), *_ = equalities("so 0.5 · 3 = 1.6 arrives")
    assert worth(left) != worth(right)
    assert equalities("2 · 3 = 6 and 6/4 = 1.5") == [("2 · 3", "6"), ("6/4", "1.5")]


def test_numbers_that_no_pattern_finds():
    text = one_neuron.SIGMOID_FORM[1]
    assert f"ln 3 = {math.log(3):.4f}" in text and reference.sigmoid(math.log(3)) == pytest.approx(0.75)
    text = one_neuron.OVERFLOW.more[1]
    assert (
        f"is {math.exp(2):.3f}" in text
        and f"= 1/{1 + math.exp(2):.3f} = {reference.sigmoid(-2.0):.4f}" in text
    )
    assert f"{math.exp(-2):.4f}/{1 + math.exp(-2):.4f} = {reference.sigmoid(-2.0):.4f}" in text
    s, z, L = reference.neuron_forward(np.array([1.0, 2.0]), np.array([0.5, -0.25]), 1.0)
    assert (s, z, L) == (0, 0.5, 0.25) and "*s* = 0, *z* = 0.5" in one_neuron.FORWARD_STEP[1]


def test_example_of_shapes():
    H1 = np.ones((7, 2)) @ np.ones((2, 9))
    assert H1.shape == (7, 9) and "7 rows and 9 columns" in SHAPES_FORM[1]
    assert "the gradient of W1 has the shape (2, 9)" in SHAPES_FORM[1]


def test_error_of_a_gradient_that_is_too_small():
    assert gradient_check.relative_error(np.array([1.0]), np.array([4.0])) == 0.6
    assert "4 times too small, since (4 − 1)/(4 + 1) = 0.6" in mended.MENDED_MORE[1]


def test_where_the_power_becomes_infinite():
    assert "s = 710 on" in one_neuron.OVERFLOW_TO_NAN.hint
    with np.errstate(all="ignore"):
        assert np.isnan(np.exp(710.0) / (1 + np.exp(710.0))) and np.exp(709.0) / (1 + np.exp(709.0)) == 1


def test_batch_examples_are_gradients():
    X, dZ, W = np.array([[1.0], [2.0]]), np.array([[5.0], [-1.0]]), np.array([[3.0]])
    dX, dW = reference.dense_backward(X, W, dZ)
    assert dW.tolist() == [[3.0]] and dX.ravel().tolist() == [15.0, -3.0]
    assert (
        "dW = 5 − 2 = 3" in layers.PRODUCT_STEP[1] and "5 · 3 = 15 and −1 · 3 = −3" in layers.PRODUCT_STEP[1]
    )
    Yhat, Y = np.array([[3.0], [1.0]]), np.array([[1.0], [2.0]])
    assert reference.mse(Yhat, Y) == 2.5 and reference.mse_grad(Yhat, Y).ravel().tolist() == [2.0, -1.0]
    assert "*L* = 5/2 = 2.5" in three_layer_net.LOSS_FORM[1]
    kept = reference.forward([[2.0]], [[0.0]], [[0.0]], [[6.0]])
    assert kept["O1"] == kept["O2"] == 0.5 and kept["Yhat"] == 3


def holds(text, *numbers):
    for number in numbers:
        assert number in text, f"{number} is not in: {text}"


def test_one_road():
    holds(chain_rule.ONE_ROAD_MORE[1], "hands on 3", "slope is 2", f"at 3 is {3 * 3**2}", f"carries {27 * 2}")


def test_edge_of_a_product():
    holds(chain_rule.EDGES_MORE[1], "holds 10", f"holds {5.1 * 2:.1f}", "other number, 2")


def test_paths_of_a_small_graph():
    edges = dict.fromkeys([("p", "q"), ("q", "r"), ("p", "r")], 1.0)
    assert sorted(graphs.paths(edges, "p", "r")) == [("p", "q", "r"), ("p", "r")]
    assert graphs.paths(edges, "q", "p") == [] and graphs.paths(edges, "r", "r") == [("r",)]
    holds(chain_rule.PATHS_MORE[1], "two paths", "[p, q, r] and [p, r]", "there is one, [r]")


def test_sum_over_a_small_graph():
    assert graphs.path_sum(SMALL, "p", "r") == 7 and graphs.gradients(SMALL, "p") == {"p": 1, "q": 2, "r": 7}
    holds(chain_rule.SUM_MORE[1], "2·5 = 10", "together 7")
    holds(ways_back.TAPE_MORE[1], "sends 2 to q and −3 to r", "2·5 = 10", "holds 7")
    assert graphs.order(SMALL, "p") == ["p", "q", "r"]
    holds(ways_back.ORDER_MORE[1], "p, q, r")


def test_ladder():
    edges = graphs.ladder(tape.DIAMONDS, np.random.default_rng(0))
    holds(ways_back.TAPE["every_path_walked"].hint, "25 diamonds", "2²⁵ paths", f"only {len(edges)} edges")


def test_cost():
    assert reverse_mode.cost((3, 4, 2)) == (4, 20)
    holds(ways_back.COST_MORE[1], "(3, 4, 2)", "4 paths", "3·4 + 4·2 = 20")


@pytest.mark.parametrize("widths, want", [((2, 2, 2, 1), (4, 10)), ((3,) * 5 + (1,), (81, 39))])
def test_cost_of_the_contract(widths, want):
    assert reverse_mode.cost(widths) == want
    assert reverse_mode.cost((8,) * 9 + (1,)) == (16777216, 520)


def test_square_by_both_formulas():
    def square(w):
        return w**2

    assert (square(3.5), square(2.5)) == (12.25, 6.25)
    assert gradient_check.derivative(square, 3, 0.5, "forward") == 6.5
    assert gradient_check.derivative(square, 3, 0.5, "central") == 6
    holds(slopes.SLOPE_MORE[1], "12.25", "6.25", "3.25/0.5 = 6.5", "6/1 = 6", "itself is 6")


def test_gradient_of_two_entries():
    def f(W):
        return W[0] ** 2 + 10 * W[1]

    assert central(f, np.array([3.0, 1.0]), 0.5).tolist() == [6, 10]
    ups = [f(np.array(W)) for W in ([3.5, 1], [2.5, 1], [3, 1.5], [3, 0.5])]
    assert ups == [22.25, 16.25, 24, 14]
    holds(slopes.GRADIENT_MORE[1], "(22.25 − 16.25)/1 = 6", "(24 − 14)/1 = 10", "Four calls")


def test_relative_error_of_two_entries():
    found = gradient_check.relative_error(np.array([3.0, -4.0]), np.array([3.0, 1.0]))
    holds(slopes.ERROR_MORE[1], f"5/7 = {found:.3f}")


def test_spreads_of_a_small_net():
    assert spreads((16, 4, 1), 2.0) == [0.5, 0.5]
    holds(training.START_MORE[1], "gain 2", "2/4 = 0.5", "1/2 = 0.5")


def test_one_in_twenty_beyond_two_spreads():
    share = np.mean(np.abs(np.random.default_rng(0).standard_normal(10**6)) > 2)
    assert round(1 / share) in (20, 21, 22)
    holds(training.START["uniform"].hint, "one number in twenty")


def test_batches_of_five_rows():
    order, batch = (3, 0, 4, 1, 2), 2
    cut = tuple(tuple(sorted(order[i : i + batch])) for i in range(0, 5, batch))
    assert cut in batch_orders.orders(5, 2) and len(cut) == 3 and len(cut[-1]) == 1
    holds(training.EPOCH_MORE[1], "three steps", "(3, 0), (4, 1) and (2)", "divides by 1")


def test_share_of_a_small_layer():
    H = np.array([[6, 1], [-7, 2], [0, -9]])
    assert np.mean(np.abs(H) > 5) == 0.5 and not np.all(np.maximum(H, 0) == 0, axis=0).any()
    holds(debugging_clinic.SIGNS_MORE[1], "[[6, 1], [−7, 2], [0, −9]]", "`saturated` is 0.5", "`dead` is 0")
    assert set(debugging_clinic.WHERE) == set(seven_signs.KEYS)


def test_check_of_the_wrong_sign_is_one():
    a = np.random.default_rng(0).normal(size=9)
    assert gradient_check.relative_error(a, -a) == pytest.approx(1.0)
    holds(debugging_clinic.SIGNS["check_made_up"].hint, "about 1")
