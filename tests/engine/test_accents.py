"""Text with accents by the thousand is put in order in the time that it is long; writing stays as it is."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from autograder.engine.accents import MOST_ACCENTS, thinned
from autograder.intake.names import key_of, printable, words_of
from autograder.marking.pictures import plain_name
from autograder.sandbox.plain_text import cleaned

ACCENTS = "\u0301\u0327"
BORDERS = [thinned, cleaned, printable, key_of, plain_name, lambda text: "".join(words_of(text))]


@pytest.mark.parametrize("border", BORDERS)
def test_no_border_lets_more_accents_through_than_a_letter_has(border):
    crowded = "a" + ACCENTS * 50_000 + "b"  # put in order by Python, a minute
    assert len(border(crowded)) <= MOST_ACCENTS + 2


def test_what_a_border_takes_away_joins_no_accents():
    def crowded(between: str) -> str:
        return "a" + (ACCENTS * 10 + between) * 2_000

    assert len("".join(words_of(crowded("\ufe0f")))) <= MOST_ACCENTS + 1
    assert len(key_of(printable(crowded("\u00ad")))) <= MOST_ACCENTS + 1
    assert len(cleaned(crowded("\x00"))) <= MOST_ACCENTS + 1


def test_every_letter_that_is_put_in_order_counts_as_an_accent():
    """All letters of Unicode that hold an accent without a letter before it, in whatever form."""
    forms = ("NFC", "NFD", "NFKC", "NFKD")
    order = [
        letter
        for letter in map(chr, range(0x300, sys.maxunicode + 1))
        if any(unicodedata.combining(unicodedata.normalize(form, letter)[0]) for form in forms)
    ]
    assert len(order) > 800
    for letter in order:
        assert len(thinned("a" + letter * 100)) == 1 + MOST_ACCENTS, hex(ord(letter))


def test_writing_stays_as_it_is():
    for text in (
        "Tiếng Việt", "ṩ̣̇", "नमस्ते दुनिया", "中文" * 500, "σ′ ≠ ∂ 🙂" * 40, "a\u0301" * 500, "и\u0306" * 99,
        "e" + "\u0301" * MOST_ACCENTS,
    ):  # fmt: skip
        assert thinned(text) == text
