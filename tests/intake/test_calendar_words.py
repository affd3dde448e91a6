"""Words of dates, asked by themselves: which month, and which half of the day; nothing where nothing is certain."""

from __future__ import annotations

import pytest

from autograder.intake import calendar_words
from autograder.intake.calendar_words import is_afternoon, month_of


@pytest.fixture(autouse=True)
def words_read_anew():
    """The tables are kept once they are read; a test of how they are read begins without them."""
    for kept in ("_month", "_months", "_days", "_halves"):
        getattr(calendar_words, kept).cache_clear()


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Friday, 20 November 2026", 11),
        ("20 Sept 2026", 9),
        ("ПЯТНИЦА, 20 НОЯБРЯ", 11),  # the form of a date
        ("ноябрь 2026", 11),  # the form of a heading
        ("20 нояб.", 11),
        ("20 בנובמבר", 11),  # Hebrew: "in November"
        ("20 נובמבר", 11),
        ("mar. 1 déc. 2026", 12),  # "mar" is a Tuesday here
        ("1 mar 2026", 3),
        ("petak, 20. listopada", 10),  # the weekday says that it is Croatian
        ("20 listopada", None),  # November in Polish, October in Croatian
        ("20 de gener", 1),
        ("20 de", None),
        ("viernes, 20 de brumario", None),
        ("January February", None),
        ("20 11 2026", None),
        ("", None),
    ],
)
def test_the_month_is_what_all_languages_agree_on(text, month):
    assert month_of(text) == month


@pytest.mark.parametrize(
    ("before", "after", "answer"),
    [
        ("", " PM", True),
        ("", "pm", True),
        ("", "p.m.", True),
        ("", " P. M.", True),
        ("", " a.m., Friday", False),
        ("", " AMSTERDAM", None),
        ("", " Am Platz", False),
        ("am", "", False),
        ("2026, PM ", "", True),
        ("11月20日 下午", "", True),
        ("11月20日 凌晨", "", False),
        ("11月20日 中午 ", "", True),
        ("Sa ", "", None),  # a day in German, the forenoon elsewhere
        ("", " μ.μ.", True),
        ("", " πμ", False),
        ("", " CH", True),  # Vietnamese
        ("", " SA", False),
        ("", "", None),
        ("pm ", " am", False),  # each word is asked for in turn, the forenoon first
    ],
)
def test_the_half_of_the_day_is_said_directly_before_or_after_the_clock(before, after, answer):
    assert is_afternoon(before, after) is answer


def test_a_word_of_two_halves_and_of_two_months_says_nothing():
    forenoon, afternoon = calendar_words._halves()
    assert forenoon and afternoon and not set(forenoon.split("|")) & set(afternoon.split("|"))
    assert "gener" in calendar_words._months("ca") and "de" not in calendar_words._months("ca")


def test_the_longer_word_is_tried_first_and_its_dots_and_blanks_are_free():
    assert calendar_words._any_of({"pm", "a", "b"}) == r"p[.\s\u200c]{0,2}m\.?|a\.?|b\.?"
    assert calendar_words._any_of({"x+"}) == r"x[.\s\u200c]{0,2}\+\.?"
