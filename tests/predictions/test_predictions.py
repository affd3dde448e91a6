"""The questions before the figures: each can be answered, and every answer is told something of its own."""

from __future__ import annotations

import math
from importlib import import_module

import pytest
from backprop.contents import CHAPTERS
from backprop.predictions.prediction import Option, Prediction, Scale

ASKED = {
    number: asked
    for chapter in CHAPTERS
    for number, asked in import_module(f"backprop.predictions.{chapter.module}").PREDICTIONS.items()
}
ESTIMATED = {number: asked.scale for number, asked in ASKED.items() if asked.scale}
HUNDREDS = Scale(1, 10_000, 442, ((100, "More."), (1000, "Close."), (math.inf, "Less.")), log=True)


@pytest.mark.parametrize("number", ASKED)
def test_every_answer_has_its_own_sentence(number):
    asked = ASKED[number]
    whys = [option.why for option in asked.options] or [why for _, why in asked.scale.bands]
    assert len(set(whys)) == len(whys) >= 2 and all(len(why) > 20 for why in whys)
    assert asked.truth and asked.question.rstrip().endswith(("?", "."))
    assert len({option.text for option in asked.options}) == len(asked.options)


@pytest.mark.parametrize("number", ESTIMATED)
def test_a_line_holds_its_answer_and_its_marks(number):
    scale = ESTIMATED[number]
    bounds = [bound for bound, _ in scale.bands]
    assert bounds == sorted(bounds) and bounds[-1] == math.inf
    assert scale.low <= scale.truth <= scale.high
    assert all(scale.low <= tick <= scale.high for tick in scale.ticks)
    assert scale.low > 0 or not scale.log


def test_an_estimate_belongs_to_the_first_band_that_reaches_it():
    assert [HUNDREDS.why(guess) for guess in (1, 100, 100.5, 1000, 9999)] == [
        "More.",
        "More.",
        "Close.",
        "Close.",
        "Less.",
    ]


def test_the_middle_of_a_line_in_decades_is_the_middle_decade():
    assert HUNDREDS.middle() == pytest.approx(100)
    assert Scale(1, 4, 2, HUNDREDS.bands).middle() == 2.5


def test_a_question_offers_answers_or_a_line_and_never_both():
    options = (Option("a", "because"), Option("b", "because not"))
    with pytest.raises(ValueError, match="either"):
        Prediction("Which?", "This.")
    with pytest.raises(ValueError, match="either"):
        Prediction("Which?", "This.", options, HUNDREDS)
