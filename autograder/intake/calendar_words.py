"""The words of dates in the languages of the LMSs: names of months, and which half of the day it is.

A wrong time is worse than none: a word that means one month here and another there is settled by the other
words of the date, or not at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from autograder.intake.names import words_of

# the languages whose month names a worksheet may have
LANGUAGES = (
    *("en", "de", "es", "fr", "ru", "it", "pt", "nl", "pl", "uk", "cs", "sv", "da", "nb", "fi", "tr", "ro"),
    *("hu", "el", "bg", "sr", "hr", "bs", "mk", "sq", "sk", "sl", "ca", "eu", "gl", "et", "lv", "lt", "ar"),
    *("he", "fa", "hi", "bn", "ta", "te", "th", "vi", "id", "ms", "ka", "hy", "kk", "uz", "az", "mn", "is"),
    *("ga", "cy"),
)
WITHOUT_MONTH_NAMES = ("zh", "zh_Hant", "ja", "ko")
# what babel's two halves leave out: parts of the day in Chinese, and Greek and Arabic without their dots
BEFORE_NOON, AFTER_NOON = ("凌晨", "清晨", "早上", "πμ"), ("中午", "傍晚", "晚上", "μμ", "بعدالظهر")


def month_of(text: str) -> int | None:
    """The month that a date names, in whatever language; None if none or several."""
    words = set(words_of(text))
    words |= {word[1:] for word in words if word.startswith("ב")}  # Hebrew: "in November"
    return _month(frozenset(words))


@cache
def _month(words: frozenset[str]) -> int | None:
    """Of the languages that find one month, those that know the most of the words have to agree."""
    best, found = 0, set[int]()
    for language in LANGUAGES:
        months, days = _months(language), _days(language)
        named = words & months.keys()
        meant = {months[word] for word in named - days or named}  # Spanish "mar" is a Tuesday too
        known = len(named | words & days)
        if len(meant) == 1 and known >= best:
            found = meant if known > best else found | meant
            best = known
    return found.pop() if len(found) == 1 else None


@cache
def _months(language: str) -> dict[str, int]:
    """Word -> month of every word that stands in the name of one month only ("de gener" has two words)."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for number, name in _names(language, "months"):
        for word in words_of(name):
            if len(word) > 1 and not word.isdigit():
                numbers[word].add(int(number))
    return {word: mine.pop() for word, mine in numbers.items() if len(mine) == 1}


@cache
def _days(language: str) -> frozenset[str]:
    """Words of the days of the week."""
    return frozenset(word for _, name in _names(language, "days") for word in words_of(name))


def _names(language: str, what: str) -> Iterator[tuple[int | str, str]]:
    """(which, name) of months, days or day periods: long and short, in both grammatical forms."""
    from babel import Locale

    names = getattr(Locale.parse(language), what)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from names.get(context, {}).get(width, {}).items()


def is_afternoon(before: str, after: str) -> bool | None:
    """Whether the words that stand directly before or after a clock say so; None if they say nothing.

    Before it stand am, pm and what is not in Latin letters ("下午9:10"): "Sa" is a day in German.
    """
    for pattern, answer in zip(_halves(), (False, True), strict=True):
        word = re.search(rf"({pattern})\s*$", before, re.IGNORECASE)
        in_front = word and (not word[1].isascii() or word[1].casefold() in ("am", "pm"))
        if in_front or re.match(rf"\s*({pattern})(?![^\W\d])", after, re.IGNORECASE):
            return answer
    return None


@cache
def _halves() -> tuple[str, str]:
    """Patterns of the words for forenoon and for afternoon, with or without their dots and blanks."""
    forms: dict[str, set[str]] = {"am": {*BEFORE_NOON, "am"}, "pm": {*AFTER_NOON, "pm"}}
    for language in (*LANGUAGES, *WITHOUT_MONTH_NAMES):
        for which, name in _names(language, "day_periods"):
            if which in forms:
                forms[str(which)].add(re.sub(r"[\s.\u200c]", "", name.casefold()))
    both = forms["am"] & forms["pm"]
    return _any_of(forms["am"] - both), _any_of(forms["pm"] - both)


def _any_of(words: set[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"[.\s\u200c]{0,2}".join(map(re.escape, word)) + r"\.?" for word in longest_first)
