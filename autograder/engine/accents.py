"""Accents that stand on one letter by the thousand, which Python puts in order in quadratic time.

A name of 100,000 of them took a minute each time that its cell was read as Python, or a name was composed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST_ACCENTS = 30  # on one letter; the writing of no language has ten
_LONG = re.compile(rf"[^\x00-\u02ff]{{{MOST_ACCENTS + 1},}}")  # the first accent is U+0300


def thinned(text: str) -> str:
    """The same text with at most 30 accents on a letter."""
    return text if text.isascii() else _LONG.sub(_thin, text)


def _thin(found: re.Match[str]) -> str:
    kept, accents = [], 0
    for letter in found.group():
        accents = accents + 1 if _is_accent(letter) else 0
        if accents <= MOST_ACCENTS:
            kept.append(letter)
    return "".join(kept)


@lru_cache(maxsize=1024)
def _is_accent(letter: str) -> bool:
    """Whether it is set on the letter before, in itself or once it is taken apart."""
    return any(unicodedata.combining(unicodedata.normalize(form, letter)[0]) for form in ("NFC", "NFKD"))
