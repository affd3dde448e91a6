"""The hints of chapters 00, 04, 05 and 06: every calculation in them is done again, and how they sound."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from autograder.chapters import reference
from autograder.chapters.layers import mistakes as layers
from autograder.chapters.one_neuron import mistakes as one_neuron
from autograder.chapters.start_here import mistakes as start_here
from autograder.chapters.three_layer_net import mistakes as three_layer_net
from autograder.engine import card
from autograder.engine import form_mistakes as structure
from autograder.engine.mistake import Mistake

MODULES = (start_here, one_neuron, layers, three_layer_net)
NUMBER = r"[−-]?\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?"
EQUALITY = re.compile(rf"({NUMBER}(?: ?[·+−] ?{NUMBER})*|{NUMBER}) = ({NUMBER})")


def mistakes():
    for module in (*MODULES, structure):
        for thing in vars(module).values():
            if isinstance(thing, Mistake):
                yield thing
            elif isinstance(thing, dict):
                yield from (value for value in thing.values() if isinstance(value, Mistake))
            elif isinstance(thing, tuple):
                yield from (value for value in thing if isinstance(value, Mistake))


ALL = list({id(mistake): mistake for mistake in mistakes()}.values())


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
    return sorted({mistake.more[1] for mistake in ALL if len(mistake.more) > 1} - {start_here.SHAPES_FORM[1]})


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
    assert H1.shape == (7, 9) and "7 rows and 9 columns" in start_here.SHAPES_FORM[1]
    assert "the gradient of W1 has the shape (2, 9)" in start_here.SHAPES_FORM[1]


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


@pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: mistake.id)
def test_hints_are_in_tune(mistake):
    """`voice.md`: no scolding, no cheering, no answer given away; the name is one sentence."""
    said = " ".join((mistake.name, mistake.hint, *mistake.more))
    assert not re.search(
        r"\b(simply|just|obviously|incorrect|wrong!|sorry|great|easy|please)\b|!(?!=)", said, re.I
    )
    assert mistake.name.rstrip("`")[-1] in ".?}" and len(mistake.name) < 90
    assert len(mistake.hint) < 330
    assert "array(" not in said and "Expected" not in mistake.name


@pytest.mark.parametrize("mistake", [m for m in ALL if m.wrong], ids=lambda mistake: mistake.id)
def test_mistakes_of_the_bank_have_two_more_hints(mistake):
    assert len(mistake.more) == 2
    assert re.search(r"Figure \d\.\d|lecture|Section|notation card|layer does two things", mistake.more[0])


@pytest.mark.parametrize("mistake", [m for m in ALL if m.step], ids=lambda mistake: mistake.id)
def test_pictures_have_room(mistake):
    step = mistake.step
    assert 0 <= step.at < len(step.stations) - 1 and step.stations[0] == "L"
    assert len(step.label) <= 16


def test_hints_never_name_the_expected_numbers():
    """Where the code's own numbers are shown they come from the answer, never from the reference."""
    for mistake in ALL:
        assert "{want" not in mistake.hint + mistake.name
