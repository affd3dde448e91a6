"""How much a JSON text would become in memory, told before it is parsed.

140 MB of `{},` are five gigabytes of dicts: in the process that grades, collects or compares a whole class.
"""

from __future__ import annotations

import re

MOST_PARTS = 2_000_000  # a notebook of the course has 2,000; 400,000 dicts took 200 MB
TOO_MANY = "it has more parts than a notebook can have; clear its outputs and save it again"
A_DICT = 4  # as much memory as so many numbers or texts
STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)  # one without an end goes to the end


def too_many_parts(text: str, most: int = MOST_PARTS) -> bool:
    """Whether a JSON text has more lists, texts, numbers and dicts than anybody's notebook."""
    place, count = 0, 0
    for string in STRING.finditer(text):
        count += 1 + _between(text, place, string.start())
        if count > most:
            return True
        place = string.end()
    return count + _between(text, place, len(text)) > most


def _between(text: str, begin: int, end: int) -> int:
    return text.count(",", begin, end) + text.count("[", begin, end) + A_DICT * text.count("{", begin, end)
