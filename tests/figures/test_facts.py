"""What is drawn is what is true: every figure, at every end, every choice and a few random settings.

`tests/support/truths` says what each figure must show, from the numbers floor alone.
"""

from __future__ import annotations

import re
from functools import cache
from types import SimpleNamespace
from xml.etree import ElementTree

import backprop
import drawn
import pytest
from backprop.drawing import facts
from still_clock import with_a_still_clock
from truths import TRUTHS, kinds, monitor, training

figures = pytest.mark.parametrize("name", sorted(backprop.FIGURES))


def test_every_figure_has_its_truth():
    assert set(TRUTHS) == set(backprop.FIGURES)


@cache
def shown(name: str) -> list[tuple[SimpleNamespace, dict]]:
    """What a figure shows at each of its settings, with the setting; drawn once for the tests below."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        with_a_still_clock(monkeypatch)
        return [(as_it_is(figure), setting) for figure, setting in drawn.at_all(name)]


def as_it_is(figure) -> SimpleNamespace:
    return SimpleNamespace(svg=figure.svg, label=figure.label, say=figure.say, values=dict(figure.values))


@figures
def test_every_number_name_and_mark_is_what_it_says_it_is(name, monkeypatch):
    with_a_still_clock(monkeypatch)
    for figure, setting in shown(name):
        assert kinds.wrong(facts.read(figure.svg), TRUTHS[name](figure.values)) == [], setting


@figures
def test_no_number_stands_in_a_picture_without_what_it_is(name):
    tree = ElementTree.fromstring(getattr(backprop, name)().svg)
    formulas = "bp-name"  # the 2 of 2(z − y) is no value
    for text in tree.iter("{http://www.w3.org/2000/svg}text"):
        if formulas in text.get("class"):
            continue
        named = text.get(facts.IS) or any(t.get(facts.IS) for t in text)
        assert named or not re.search(r"\d", _of_numbers(text)), facts.said(text)


def _of_numbers(text) -> str:
    """The text without its symbols: the 1 of w₁ is no number."""
    return re.sub(r"[^\W\d]+[₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", "", facts.said(text))


@figures
def test_label_and_sentence_say_no_number_that_is_not_in_the_picture(name, monkeypatch):
    with_a_still_clock(monkeypatch)
    for figure, setting in shown(name):
        assert said_besides(figure, TRUTHS[name](figure.values)) == set(), setting


def said_besides(figure, truth) -> set[str]:
    """Numbers of label and sentence that stand neither in the picture nor in the truth."""
    in_it = (kinds.numbers_in(t) for t in facts.read(figure.svg).values() if isinstance(t, str))
    said = re.sub("“[^”]*”", "", drawn.without_tags(figure.say))  # what a patient says is no reading
    return (kinds.numbers_in(figure.label) | kinds.numbers_in(said)).difference(
        *in_it, truth.get(kinds.BESIDES, ())
    )


# what a button brings


def test_after_a_guess_the_curves_and_the_strip_are_true():
    figure, guesses = backprop.liars(), {}
    for letter, guess in (("A", "yes"), ("I", "yes"), ("B", "no")):
        figure.set(liar=letter)
        figure.set(**{guess: figure.values[guess] + 1})
        guesses[letter] = guess
        truth = training.liars_guessed(figure.values, guesses)
        assert kinds.wrong(facts.read(figure.svg), truth) == [] and said_besides(figure, truth) == set(), (
            letter
        )


@pytest.mark.parametrize(
    ("patient", "diagnosis", "turned", "cured"),
    [
        ("eta_small", "step_small", {"eta": 1.0}, {"eta": 1.0}),
        ("wrong_sign", "wrong_gradient", {"gradient": True}, {"sign": 1}),
        ("x1000", "inputs", {"inputs": True}, {"scaling": "standardise"}),
        ("healthy", "healthy", {"act": "relu", "gain": 100}, {"act": "relu", "gain": 100}),
    ],
)
def test_after_a_treatment_the_instruments_are_those_of_the_treated_run(patient, diagnosis, turned, cured):
    figure = backprop.monitor().set(patient=patient)
    figure.set(diagnosis=diagnosis, **turned)
    for look in (0, 3000):
        figure.set(treat=figure.values["treat"] + 1, look=look)
        truth = monitor.treated(figure.values, cured)
        assert monitor.outcome(figure.values, cured) in drawn.without_tags(figure.say)
        assert kinds.wrong(facts.read(figure.svg), truth) == [] and said_besides(figure, truth) == set(), look
