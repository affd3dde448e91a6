"""Names of people and files: safe to print, to compare, and to be a folder.

Three forms of one name: `printable` for the eye, `safe_id` for a folder in class/submitted/, and
`name_keys` for comparing a name of a list with one of an LMS, which drops what any LMS drops.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from autograder.engine.accents import thinned

LONGEST_ID = 200  # bytes; a folder name may have 255, and feedback adds to it
MOST_LETTERS = 100  # nbgrader keeps 128 characters of an id
JOINERS = "\u200c\u200d"  # inside a word of Persian, Hindi or Sinhala they are part of its spelling
VARIANTS = re.compile("[\ufe00-\ufe0f\u20e3\U000e0100-\U000e01ef]")  # marks of emoji, not of letters
APOSTROPHES = re.compile("['’ʼ‘`´\"“”&<>|:]")  # Moodle and Canvas leave them out
BEHIND = {"jr", "sr", "ii", "iii", "iv", "phd", "ph.d"}  # after a comma these are no first name
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


def composed(text: str) -> str:
    """With each letter and its accents in one, where there is such a letter."""
    return unicodedata.normalize("NFC", thinned(text))


def printable(text: str) -> str:
    """Composed, and without what moves a cursor or cannot be written: controls, escapes, lone surrogates."""
    kept: list[str] = []
    text = composed(text)
    for place, letter in enumerate(text):
        kind = unicodedata.category(letter)
        if letter in JOINERS and kept and _is_letter(kept[-1]) and _is_letter(text[place + 1 : place + 2]):
            kept.append(letter)
        elif kind in ("Cc", "Zl", "Zp"):
            kept.append(" ")
        elif kind not in ("Cf", "Cs", "Co", "Cn"):
            kept.append(letter)
    return "".join(kept)


def _is_letter(text: str) -> bool:
    return bool(text) and unicodedata.category(text)[0] in "LM"


def safe_id(text: str) -> str:
    """A student id that is a harmless folder name in any alphabet: letters, digits and . _ @ - only.

    It does not begin like a formula, an option or a hidden file. "" if no letter or digit is left.
    A mail address keeps its +.
    """
    text = VARIANTS.sub("", printable(text))
    kept = "._@-" + JOINERS + "+" * ("@" in text[1:])
    letters = [one if _is_word(one) or one in kept else "_" for one in text]
    name = re.sub(r"_+", "_", "".join(letters)).strip("._-@+" + JOINERS)
    while name and unicodedata.category(name[0])[0] == "M":
        name = name[1:].lstrip("._-@+" + JOINERS)
    if len(name) <= MOST_LETTERS and len(name.encode()) <= LONGEST_ID:
        return name
    tail = "_" + hashlib.sha256(name.encode()).hexdigest()[:8]
    cut = name[: MOST_LETTERS - len(tail)].encode()[: LONGEST_ID - len(tail)]
    return cut.decode("utf-8", "ignore").rstrip("._-@+" + JOINERS) + tail


def _is_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def key_of(text: str) -> str:
    """For comparing ids, logins and mail addresses: composed, without case and outer blanks."""
    return composed(composed(text).strip().casefold())


def words_of(name: str) -> list[str]:
    """The words of a name as every LMS leaves them: no case, symbols or apostrophes; ё is е."""
    text = unicodedata.normalize("NFKC", composed(VARIANTS.sub("", composed(name))))
    text = composed(text.casefold().replace("i\u0307", "i")).replace("ё", "е")
    text = APOSTROPHES.sub("", text)
    return "".join(one if _is_word(one) else "" if one in JOINERS else " " for one in text).split()


def name_keys(first: str, last: str) -> tuple[str, str, str, str]:
    """Four keys of one name, the surest first: "first last", "last first", and both without blanks."""
    first_words, last_words = words_of(first), words_of(last)
    there, back = first_words + last_words, last_words + first_words
    return " ".join(there), " ".join(back), "".join(back), "".join(there)


def split_name(name: str) -> tuple[str, str]:
    """(first, last) of "First Last" or "Last, First"; a single word is a last name.

    What stands behind a name belongs to the last one: ("Martin", "King, Jr.") of "Martin King, Jr.".
    """
    parts = [part.strip() for part in name.split(",")]
    behind = [part for part in parts[1:] if part.casefold().rstrip(".") in BEHIND]
    parts = [part for place, part in enumerate(parts) if not place or part not in behind]
    if len(parts) > 1:
        last, first = parts[0], ", ".join(parts[1:])
    else:
        first, _, last = parts[0].rpartition(" ")
    return first.strip(), ", ".join([last, *behind])


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs; `unguarded` gives it back."""
    return "'" + cell if cell.lstrip("'").startswith(FORMULA) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
