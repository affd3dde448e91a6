"""What is drawn is what is true: every figure, at every end, every choice and a few random settings.

`tests/support/truths` says what each figure must show, from the numbers floor alone.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

import backprop
import drawn
import pytest
from backprop.drawing import facts
from still_clock import with_a_still_clock
from truths import TRUTHS, kinds

figures = pytest.mark.parametrize("name", sorted(backprop.FIGURES))


def test_every_figure_has_its_truth():
    assert set(TRUTHS) == set(backprop.FIGURES)


@figures
def test_every_number_name_and_mark_is_what_it_says_it_is(name, monkeypatch):
    with_a_still_clock(monkeypatch)
    for figure, setting in drawn.at_all(name):
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
    for figure, setting in drawn.at_all(name):
        shown = set().union(
            *(kinds.numbers_in(t) for t in facts.read(figure.svg).values() if isinstance(t, str))
        )
        besides = TRUTHS[name](figure.values).get(kinds.BESIDES, set())
        said = re.sub("“[^”]*”", "", drawn.without_tags(figure.say))  # what a patient says is no reading
        for words in (figure.label, said):
            assert kinds.numbers_in(words) <= shown | besides, (words, setting)
